"use strict";
// HTTP by hand, for what no library would send.
const net = require("node:net");

const { PATIENCE_MS } = require("./server.js");

class Connection {
  constructor(port) {
    this.received = Buffer.alloc(0);
    this.closed = false;
    this.wake = () => {};
    this.socket = net.connect(port, "127.0.0.1");
    this.socket.setTimeout(PATIENCE_MS, () => this.socket.destroy());
    this.socket.on("data", (bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.wake();
    });
    this.socket.on("error", () => {}); // `close` follows
    this.socket.on("close", () => {
      this.closed = true;
      this.wake();
    });
  }

  write(bytes) {
    return new Promise((resolve) => this.socket.write(bytes, () => resolve()));
  }

  // Goes without a farewell, as a client whose network is gone.
  cut() {
    this.socket.resetAndDestroy();
  }

  changed() {
    return new Promise((resolve) => (this.wake = resolve));
  }

  // Of the request before; to HEAD there comes no body.
  async response(method) {
    for (;;) {
      const end = this.received.indexOf("\r\n\r\n");
      if (end >= 0) {
        const [first, ...lines] = this.received.toString("latin1", 0, end).split("\r\n");
        const headers = Object.fromEntries(
          lines.map((line) => [line.split(":")[0].toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
        );
        const length = method === "HEAD" ? 0 : Number(headers["content-length"] ?? 0);
        if (this.received.length >= end + 4 + length) {
          const body = this.received.subarray(end + 4, end + 4 + length);
          this.received = this.received.subarray(end + 4 + length);
          return { status: Number(first.split(" ")[1]), headers, body };
        }
      }
      if (this.closed) throw new Error(`no response, but: ${this.received.toString("latin1")}`);
      await this.changed();
    }
  }
}

// The head of a request; a value that is a list makes a line for each.
function head(method, target, headers) {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`));
  return [`${method} ${target} HTTP/1.1`, "Host: localhost", ...lines, "", ""].join("\r\n");
}

module.exports = { Connection, head };
