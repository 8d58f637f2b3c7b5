"use strict";
// A file that a message names, as other accounts get it: whole, in parts, and only if they may.
const assert = require("node:assert/strict");
const http = require("node:http");
const { after, before, test } = require("node:test");

const { MIB, bytesOf, sha256 } = require("./bytes.js");
const { Server } = require("./server.js");
const { upload } = require("./uploads.js");

const NAME = "Möwe über \"Föhr\" 🐦.bin";
const SIZE = 3 * MIB + 17;

let server, anna, ben, eve, bytes, fileId, attachment, etag;
before(async () => {
  server = await Server.start();
  [anna, ben, eve] = await Promise.all(["anna", "ben", "eve"].map((name) => server.register(name)));
  bytes = bytesOf("gull", SIZE);
  fileId = (await upload(server, anna, bytes, { metadata: { filename: NAME, filetype: "text/html" } })).id;
  assert.equal((await get({}, ben)).status, 404, "nobody was sent it yet");
  await server.demand({ action: "message", receiver: "ben", content: "look", attachments: [fileId] }, anna);
  const page = await server.demand({ action: "history", conversation: "@anna" }, ben);
  [attachment] = page.messages[0].attachments;
  etag = `"${attachment.sha256}"`;
});
after(() => server.remove());

// The server's answer with its bytes.
function get(headers = {}, token = ben, method = "GET", id = fileId) {
  return new Promise((resolve, reject) => {
    const authorization = token ? { Authorization: `Bearer ${token}` } : {};
    const request = http.request(`${server.endpoint}/${id}`, { method, headers: { ...authorization, ...headers } });
    request.on("error", reject);
    request.on("response", (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.end();
  });
}

function assertWhole(response) {
  assert.equal(response.status, 200);
  assert.equal(response.headers["content-length"], String(SIZE));
  assert.equal(sha256(response.body), attachment.sha256);
}

function assertPart(response, first, last) {
  assert.equal(response.status, 206);
  assert.equal(response.headers["content-range"], `bytes ${first}-${last}/${SIZE}`);
  assert.equal(response.headers["content-length"], String(last - first + 1));
  assert.equal(response.headers.etag, etag);
  assert.ok(response.body.equals(bytes.subarray(first, last + 1)));
}

test("the message tells what the file is", () => {
  const { file_id, file_name, size, media_type, sha256: hash } = attachment;
  assert.deepEqual({ file_id, file_name, size, hash }, { file_id: fileId, file_name: NAME, size: SIZE, hash: sha256(bytes) });
  assert.notEqual(media_type, "text/html");
});

test("whole, to both, and harmless to a browser", async () => {
  for (const token of [anna, ben]) {
    const response = await get({}, token);
    assertWhole(response);
    const { headers } = response;
    assert.equal(headers.etag, etag);
    assert.equal(headers["accept-ranges"], "bytes");
    assert.equal(headers["content-type"], "application/octet-stream");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(headers["content-security-policy"], /sandbox/);
    assert.match(headers["content-disposition"], /^attachment;/);
    const name = /filename\*=UTF-8''([^;]+)/.exec(headers["content-disposition"])[1];
    assert.equal(decodeURIComponent(name), NAME);
  }
});

test("by the cookie of a browser", async () => {
  const login = await fetch(`${server.url}/api`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Banter": "1", Origin: server.url },
    body: JSON.stringify({ action: "login", username: "ben", password: "correct horse" }),
  });
  const cookie = login.headers.get("set-cookie").split(";")[0];
  assertWhole(await get({ Cookie: cookie }, null));
  assert.equal((await get({ Cookie: cookie, Origin: "http://elsewhere.example" }, null)).status, 403);
});

test("not to others", async () => {
  assert.equal((await get({}, eve)).status, 404);
  assert.equal((await get({}, eve, "HEAD")).status, 404);
  assert.equal((await get({ "If-None-Match": etag }, eve)).status, 404, "not even whether it is the same");
  assert.equal((await get({}, null)).status, 401);
  assert.equal((await get({}, "nonsense")).status, 401);
  assert.equal((await get({}, ben, "GET", "fnonsense")).status, 404);
});

test("HEAD tells all but the bytes", async () => {
  const response = await get({}, ben, "HEAD");
  assert.equal(response.status, 200);
  assert.equal(response.headers["content-length"], String(SIZE));
  assert.equal(response.headers.etag, etag);
  assert.equal(response.body.length, 0);
});

test("one range, from either end", async () => {
  assertPart(await get({ Range: "bytes=0-0" }), 0, 0);
  assertPart(await get({ Range: "bytes=1000-1999" }), 1000, 1999);
  assertPart(await get({ Range: `bytes=${SIZE - 10}-` }), SIZE - 10, SIZE - 1);
  assertPart(await get({ Range: "bytes=-100" }), SIZE - 100, SIZE - 1);
  assertPart(await get({ Range: `bytes=100-${SIZE * 2}` }), 100, SIZE - 1);
  assertPart(await get({ Range: `bytes=-${SIZE * 2}` }), 0, SIZE - 1);
});

test("what cannot be cut out", async () => {
  for (const range of [`bytes=${SIZE}-`, `bytes=${SIZE}-${SIZE + 5}`, "bytes=-0", "bytes=99999999999999999999-"]) {
    const response = await get({ Range: range });
    assert.equal(response.status, 416, range);
    assert.equal(response.headers["content-range"], `bytes */${SIZE}`);
  }
  // More than one range, another unit, or nonsense: the whole file, as RFC 9110 has it.
  for (const range of ["bytes=0-1,5-6", "lines=1-2", "bytes=5-2", "bytes=a-b", "bytes"]) assertWhole(await get({ Range: range }));
});

test("parts that are put together are the whole", async () => {
  const length = 400001;
  const starts = Array.from({ length: Math.ceil(SIZE / length) }, (_, i) => i * length);
  const parts = await Promise.all(starts.map((first) => get({ Range: `bytes=${first}-${first + length - 1}`, "If-Range": etag })));
  for (const part of parts) assert.equal(part.status, 206);
  assert.equal(sha256(Buffer.concat(parts.map((part) => part.body))), attachment.sha256);
});

test("If-Range: the part of the same file, else the whole", async () => {
  assertPart(await get({ Range: "bytes=5-9", "If-Range": etag }), 5, 9);
  for (const other of [`"${sha256("other")}"`, `W/${etag}`, "Fri, 20 Nov 2026 12:00:00 GMT"])
    assertWhole(await get({ Range: "bytes=5-9", "If-Range": other }));
});

test("If-None-Match: 304 for who has it", async () => {
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const response = await get({ "If-None-Match": known });
    assert.equal(response.status, 304, known);
    assert.equal(response.headers.etag, etag);
    assert.equal(response.body.length, 0);
  }
  assertWhole(await get({ "If-None-Match": '"x"' }));
});

test("by fetch(), as a script would", async () => {
  const response = await fetch(`${server.endpoint}/${fileId}`, { headers: { Authorization: `Bearer ${ben}` } });
  assert.equal(sha256(Buffer.from(await response.arrayBuffer())), attachment.sha256);
});

test("by the action fetch, the same bytes", async () => {
  const parts = [];
  for (let offset = 0; offset < SIZE; offset += parts.at(-1).length) {
    const reply = await server.demand({ action: "fetch", file_id: fileId, offset }, ben);
    assert.equal(reply.sha256, attachment.sha256);
    parts.push(Buffer.from(reply.data, "base64"));
  }
  assert.equal(sha256(Buffer.concat(parts)), attachment.sha256);
});

test("many readers at once", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, (_, i) => get({}, i % 2 ? anna : ben)));
  for (const response of all) assertWhole(response);
});

test("gone with the message", async () => {
  const last = await upload(server, anna, bytesOf("deleted", 1000));
  const sent = await server.demand({ action: "message", receiver: "ben", content: "", attachments: [last.id] }, anna);
  assert.equal((await get({}, ben, "GET", last.id)).status, 200);
  await server.demand({ action: "delete", conversation: sent.conversation, seq: sent.seq }, anna);
  assert.equal((await get({}, ben, "GET", last.id)).status, 404);
  assertWhole(await get());
});
