"use strict";
// tus-js-client, the library that browsers and many programs use, with promises in place of callbacks.
const tus = require("tus-js-client");

// One upload, and what was seen of it.
class Running {
  constructor(server, token, source, options) {
    this.requests = []; // "METHOD status", in their order
    this.offsets = []; // that each PATCH began at
    this.acknowledged = 0; // bytes
    this.ended = new Promise((resolve, reject) => {
      this.upload = new tus.Upload(source, {
        endpoint: server.endpoint,
        headers: { Authorization: `Bearer ${token}` },
        retryDelays: null,
        storeFingerprintForResuming: false,
        onError: reject,
        onSuccess: () => resolve(this),
        ...options,
        onBeforeRequest: (request) => {
          if (request.getMethod() === "PATCH") this.offsets.push(Number(request.getHeader("Upload-Offset")));
        },
        onAfterResponse: (request, response) => {
          this.requests.push(`${request.getMethod()} ${response.getStatus()}`);
          if (request.getMethod() === "PATCH" && response.getStatus() === 204)
            this.acknowledged = Number(response.getHeader("Upload-Offset"));
          if (response.getHeader("Upload-Expires")) this.expires = Date.parse(response.getHeader("Upload-Expires"));
        },
      });
    });
    this.ended.catch(() => {}); // whoever does not wait for it does not care
  }

  get id() {
    return this.upload.url.split("/").pop();
  }
}

function start(server, token, source, options = {}) {
  const running = new Running(server, token, source, options);
  running.upload.start();
  return running;
}

// All of it; fails as the library does.
function upload(server, token, source, options = {}) {
  return start(server, token, source, options).ended;
}

module.exports = { Running, start, upload, tus };
