"use strict";
// What tus-js-client would never send, and checksums, which it does not know.
const assert = require("node:assert/strict");
const { createHash } = require("node:crypto");
const { after, before, beforeEach, test } = require("node:test");

const { MIB, bytesOf, sha256 } = require("./bytes.js");
const { Connection, head } = require("./raw.js");
const { Server } = require("./server.js");

let server, anna;
before(async () => {
  server = await Server.start();
  anna = await server.register("anna");
});
after(() => server.remove());

const TUS = { "Tus-Resumable": "1.0.0" };
const APPEND = { ...TUS, "Content-Type": "application/offset+octet-stream" };

// One request on a connection of its own. A header that is undefined is left out.
async function ask(method, target, headers = {}, body = "") {
  const connection = new Connection(server.port);
  const all = { Authorization: `Bearer ${anna}`, "Content-Length": String(body.length), ...headers };
  for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
  await connection.write(Buffer.concat([Buffer.from(head(method, target, all)), Buffer.from(body)]));
  const response = await connection.response(method);
  connection.cut();
  return response;
}

async function created(size, headers = {}) {
  const response = await ask("POST", "/files", { ...TUS, "Upload-Length": String(size), ...headers });
  assert.equal(response.status, 201, response.body.toString());
  assert.match(response.headers.location, /^\/files\/[A-Za-z0-9_-]{1,64}$/);
  return response.headers.location;
}

function append(location, offset, body, headers = {}) {
  return ask("PATCH", location, { ...APPEND, "Upload-Offset": String(offset), ...headers }, body);
}

// Where the upload ends; asked again while the connection before is being given up.
async function offsetOf(location) {
  const until = Date.now() + 20000;
  for (;;) {
    const response = await ask("HEAD", location, TUS);
    if (response.status === 423 && Date.now() < until) continue;
    assert.equal(response.status, 200);
    assert.equal(response.headers["cache-control"], "no-store");
    return Number(response.headers["upload-offset"]);
  }
}

async function assertArrived(location, bytes) {
  const response = await ask("GET", location);
  assert.equal(response.status, 200);
  assert.equal(sha256(response.body), sha256(bytes));
}

function checksum(kind, bytes) {
  return { "Upload-Checksum": `${kind} ${createHash(kind).update(bytes).digest("base64")}` };
}

let bytes, location;
beforeEach(async () => {
  bytes = bytesOf("raw", 1000);
  location = await created(bytes.length);
});

test("OPTIONS tells what the server can", async () => {
  const { status, headers } = await ask("OPTIONS", "/files", { Authorization: undefined });
  assert.equal(status, 204);
  assert.equal(headers["tus-version"], "1.0.0");
  assert.equal(headers["tus-extension"], "creation,checksum,termination,expiration");
  assert.equal(headers["tus-checksum-algorithm"], "sha1,sha256");
  assert.equal(headers["tus-max-size"], String(16 * 1024 * MIB));
});

test("another version of tus, or none", async () => {
  for (const version of [undefined, "0.2.2", "1.0", ["1.0.0", "1.0.0"]]) {
    const headers = { ...APPEND, "Tus-Resumable": version, "Upload-Offset": "0", "Upload-Length": "5" };
    for (const [method, target] of [["POST", "/files"], ["PATCH", location], ["DELETE", location]]) {
      const response = await ask(method, target, headers, method === "PATCH" ? bytes : "");
      assert.equal(response.status, 412, `${method} with ${version}`);
      assert.equal(response.headers["tus-version"], "1.0.0");
    }
  }
  // Without it HEAD asks for a file, and half of one is none.
  assert.equal((await ask("HEAD", location)).status, 404);
  assert.equal(await offsetOf(location), 0);
});

test("offsets that are wrong", async () => {
  assert.equal((await append(location, 0, bytes.subarray(0, 400))).status, 204);
  for (const offset of [0, 399, 401, 999, 1000, 1001, 2 ** 52]) {
    const response = await append(location, offset, bytes.subarray(400, 401));
    assert.ok(offset < 1000 ? response.status === 409 : [409, 413].includes(response.status), `${offset}: ${response.status}`);
  }
  for (const offset of [undefined, "", "-1", "+400", "400.0", "4e2", "0x190", " ", "99999999999999999999", ["400", "400"]]) {
    const response = await ask("PATCH", location, { ...APPEND, "Upload-Offset": offset }, "x");
    assert.equal(response.status, 400, `${offset}`);
  }
  assert.equal(await offsetOf(location), 400);
  const last = await append(location, 400, bytes.subarray(400));
  assert.deepEqual([last.status, last.headers["upload-offset"]], [204, "1000"]);
  await assertArrived(location, bytes);
});

test("more than the upload has left", async () => {
  assert.equal((await append(location, 0, bytesOf("more", 1001))).status, 413);
  assert.equal((await append(location, 0, bytes)).status, 204);
  assert.ok([409, 413].includes((await append(location, 1000, "x")).status));
  assert.equal((await append(location, 0, bytes)).status, 409);
  assert.equal((await append(location, 1000, "")).status, 204, "nothing more is fine");
  await assertArrived(location, bytes);
});

test("bytes of another type", async () => {
  for (const type of [undefined, "application/octet-stream", "text/plain"]) {
    const response = await ask("PATCH", location, { ...TUS, "Content-Type": type, "Upload-Offset": "0" }, bytes);
    assert.equal(response.status, 415, `${type}`);
  }
  assert.equal(await offsetOf(location), 0);
});

test("uploads of no size or an impossible one", async () => {
  for (const size of [undefined, "", "-1", "1e3", "1.5", "0x10", "9007199254740993", "99999999999999999999", ["5", "5"]]) {
    const response = await ask("POST", "/files", { ...TUS, "Upload-Length": size });
    assert.ok([400, 413].includes(response.status), `${size}: ${response.status}`);
  }
  assert.equal((await ask("POST", "/files", { ...TUS, "Upload-Defer-Length": "1" })).status, 400);
  const tooLarge = await ask("POST", "/files", { ...TUS, "Upload-Length": String(16 * 1024 * MIB + 1) });
  assert.equal(tooLarge.status, 413);
});

test("metadata that are none", async () => {
  const long = Buffer.alloc(1025, "a").toString("base64");
  for (const metadata of ["filename not!base64", "filename YQ==,filename YQ==", "filename /w==", "width LTE=", "filename YQ== YQ=="]) {
    const response = await ask("POST", "/files", { ...TUS, "Upload-Length": "5", "Upload-Metadata": metadata });
    assert.equal(response.status, 400, metadata);
  }
  assert.equal((await ask("POST", "/files", { ...TUS, "Upload-Length": "5", "Upload-Metadata": `filename ${long}` })).status, 413);
});

test("metadata are told again as they are kept", async () => {
  const encoded = (text) => Buffer.from(text).toString("base64");
  const metadata = `filename ${encoded("a/b/Übung.png")},filetype ${encoded("image/png")},width ${encoded("64")},height ${encoded("48")},preview ${encoded("AAAA")}`;
  const upload = await created(5, { "Upload-Metadata": metadata });
  const told = (await ask("HEAD", upload, TUS)).headers["upload-metadata"];
  assert.equal(told, metadata.replace(encoded("a/b/Übung.png"), encoded("Übung.png")));
  assert.equal((await ask("HEAD", await created(5), TUS)).headers["upload-metadata"], `filename ${encoded("file")}`);
});

test("metadata without a value, or of nobody's concern", async () => {
  for (const metadata of ["is_private", "is_private,filename YQ==", "filename YQ==,other /w==", "", "filename "])
    await created(5, { "Upload-Metadata": metadata });
});

test("ids that lead elsewhere", async () => {
  const id = location.split("/").pop();
  for (const target of ["/files/..", "/files/../banter.db", `/files/${id}/x`, `/files/./${id}`, "/files/%2e%2e%2fbanter.db",
    `/files/${id}%00`, `/files/${"a".repeat(65)}`, "/files/fnone"]) {
    for (const [method, headers] of [["HEAD", TUS], ["PATCH", { ...APPEND, "Upload-Offset": "0" }], ["DELETE", TUS], ["GET", {}]]) {
      const { status } = await ask(method, target, headers, method === "PATCH" ? "x" : "");
      assert.ok([400, 404].includes(status), `${method} ${target}: ${status}`);
    }
  }
  assert.equal(await offsetOf(location), 0);
});

for (const kind of ["sha1", "sha256"]) {
  test(`${kind} that fits, and that does not`, async () => {
    const [one, other] = [bytes.subarray(0, 600), bytes.subarray(600)];
    const wrong = await append(location, 0, one, checksum(kind, other));
    assert.deepEqual([wrong.status, wrong.headers["upload-offset"]], [460, undefined]);
    assert.equal(await offsetOf(location), 0, "they do not count");
    const right = await append(location, 0, one, checksum(kind, one));
    assert.deepEqual([right.status, right.headers["upload-offset"]], [204, "600"]);
    assert.equal((await append(location, 600, other, checksum(kind, one))).status, 460);
    assert.equal(await offsetOf(location), 600);
    assert.equal((await ask("GET", location)).status, 404);
    assert.equal((await append(location, 600, other, checksum(kind, other))).status, 204);
    await assertArrived(location, bytes);
  });
}

test("checksums that are none", async () => {
  const right = checksum("sha256", bytes)["Upload-Checksum"];
  for (const field of ["md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha256", "sha256 ", "sha256 short", "sha1 " + right.slice(7), [right, right]]) {
    const response = await ask("PATCH", location, { ...APPEND, "Upload-Offset": "0", "Upload-Checksum": field }, bytes);
    assert.equal(response.status, 400, `${field}`);
  }
  assert.equal(await offsetOf(location), 0);
});

test("a connection that breaks before its checksum was compared leaves nothing", async () => {
  const large = bytesOf("broken", 4 * MIB);
  const target = await created(large.length);
  const fields = { Authorization: `Bearer ${anna}`, ...APPEND, "Upload-Offset": "0", "Content-Length": String(large.length) };
  const connection = new Connection(server.port);
  await connection.write(head("PATCH", target, { ...fields, ...checksum("sha256", large) }));
  await connection.write(large.subarray(0, 3 * MIB));
  connection.cut();
  assert.equal(await offsetOf(target), 0);
  assert.equal((await append(target, 0, large, checksum("sha256", large))).status, 204);
  await assertArrived(target, large);
});

test("a connection that breaks otherwise leaves what had come", async () => {
  const large = bytesOf("half", 4 * MIB);
  const target = await created(large.length);
  const fields = { Authorization: `Bearer ${anna}`, ...APPEND, "Upload-Offset": "0", "Content-Length": String(large.length) };
  const connection = new Connection(server.port);
  await connection.write(head("PATCH", target, fields));
  await connection.write(large.subarray(0, 3 * MIB));
  connection.socket.end();
  const offset = await offsetOf(target);
  assert.ok(offset <= 3 * MIB, `${offset}`);
  assert.equal((await append(target, offset, large.subarray(offset))).status, 204);
  await assertArrived(target, large);
});

test("who asks where the upload ends has it: the connection before is let go", async () => {
  const large = bytesOf("stalled", MIB);
  const target = await created(large.length);
  const fields = { Authorization: `Bearer ${anna}`, ...APPEND, "Upload-Offset": "0", "Content-Length": String(large.length) };
  const stalled = new Connection(server.port);
  await stalled.write(head("PATCH", target, fields));
  await stalled.write(large.subarray(0, 300000));
  const offset = await offsetOf(target);
  assert.ok(offset <= 300000);
  assert.equal((await append(target, offset, large.subarray(offset))).status, 204);
  stalled.cut();
  await assertArrived(target, large);
});

test("two PATCHes for the same bytes: one is taken", async () => {
  const large = bytesOf("twice", MIB);
  const target = await created(large.length);
  const both = await Promise.all([append(target, 0, large), append(target, 0, large)]);
  for (const { status } of both) assert.ok([204, 409, 423].includes(status), `${status}`);
  const offset = await offsetOf(target);
  if (offset < large.length) assert.equal((await append(target, offset, large.subarray(offset))).status, 204);
  await assertArrived(target, large);
});

test("bytes without a length said beforehand", async () => {
  const connection = new Connection(server.port);
  const fields = { Authorization: `Bearer ${anna}`, ...APPEND, "Upload-Offset": "0", "Transfer-Encoding": "chunked" };
  await connection.write(head("PATCH", location, fields));
  await connection.write("3e8\r\n");
  await connection.write(bytes);
  await connection.write("\r\n0\r\n\r\n");
  const { status } = await connection.response("PATCH");
  connection.cut();
  // A server may refuse them, but must not take their framing for content.
  if (status === 204) return assertArrived(location, bytes);
  assert.ok([400, 411, 501].includes(status), `${status}`);
  assert.equal(await offsetOf(location), 0);
});

test("requests one behind the other on one connection", async () => {
  const connection = new Connection(server.port);
  const fields = { Authorization: `Bearer ${anna}`, ...APPEND };
  let all = Buffer.alloc(0);
  for (let offset = 0; offset < 1000; offset += 100) {
    const one = head("PATCH", location, { ...fields, "Upload-Offset": String(offset), "Content-Length": "100" });
    all = Buffer.concat([all, Buffer.from(one), bytes.subarray(offset, offset + 100)]);
  }
  await connection.write(all);
  for (let end = 100; end <= 1000; end += 100) {
    const { status, headers } = await connection.response("PATCH");
    assert.deepEqual([status, headers["upload-offset"]], [204, String(end)]);
  }
  connection.cut();
  await assertArrived(location, bytes);
});
