"use strict";
// Uploads as tus-js-client makes them, and what the server refuses.
const assert = require("node:assert/strict");
const { createReadStream, writeFileSync } = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");

const { MIB, bytesOf, sha256 } = require("./bytes.js");
const { Server } = require("./server.js");
const { start, tus, upload } = require("./uploads.js");
const { Wire } = require("./wire.js");

const LARGE = 50 * MIB;

let server, wire, anna, ben;
before(async () => {
  server = await Server.start();
  wire = await Wire.to(server);
  anna = await server.register("anna");
  ben = await server.register("ben");
});
after(async () => {
  wire.close();
  await server.remove();
});

// The attachment as the message that names the file tells it.
async function attached(fileId, token = anna, to = server) {
  const sent = await to.demand({ action: "message", receiver: "#general", content: "", attachments: [fileId] }, token);
  const page = await to.demand({ action: "history", conversation: sent.conversation, after: sent.seq - 1 }, token);
  return page.messages[0].attachments[0];
}

async function downloaded(fileId, token = anna, to = server) {
  const response = await fetch(`${to.endpoint}/${fileId}`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

async function assertArrived(running, bytes, token = anna, to = server) {
  const attachment = await attached(running.id, token, to);
  assert.equal(attachment.size, bytes.length);
  assert.equal(attachment.sha256, sha256(bytes));
  assert.ok(bytes.equals(await downloaded(running.id, token, to)));
}

async function statusOf(method, fileId, token) {
  const headers = { Authorization: `Bearer ${token}`, "Tus-Resumable": "1.0.0" };
  if (method === "PATCH") Object.assign(headers, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0" });
  return (await fetch(`${server.endpoint}/${fileId}`, { method, headers })).status;
}

test("50 MiB in one PATCH", async () => {
  const bytes = bytesOf("one", LARGE);
  const running = await upload(server, anna, bytes);
  assert.deepEqual(running.requests, ["POST 201", "PATCH 204"]);
  await assertArrived(running, bytes);
});

test("50 MiB in chunks, each acknowledged", async () => {
  const bytes = bytesOf("chunks", LARGE);
  const ends = [];
  const running = await upload(server, anna, bytes, { chunkSize: 4 * MIB, onChunkComplete: (_, done) => ends.push(done) });
  assert.equal(ends.length, 13);
  assert.deepEqual(ends, [...running.offsets.slice(1), LARGE]);
  await assertArrived(running, bytes);
});

test("a file that is read while it is sent", async () => {
  const bytes = bytesOf("stream", 5 * MIB + 1);
  const file = path.join(server.folder, "source");
  writeFileSync(file, bytes);
  await assertArrived(await upload(server, anna, createReadStream(file), { chunkSize: MIB }), bytes);
});

test("PATCH in the clothes of POST", async () => {
  const bytes = bytesOf("override", MIB);
  const running = await upload(server, anna, bytes, { overridePatchMethod: true, chunkSize: 300000 });
  assert.deepEqual(running.requests, ["POST 201", ...Array(4).fill("POST 204")]);
  await assertArrived(running, bytes);
});

test("several at once", async () => {
  const sources = Array.from({ length: 12 }, (_, i) => bytesOf(`several ${i}`, 3 * MIB + i));
  const all = await Promise.all(
    sources.map((bytes, i) => upload(server, i % 2 ? anna : ben, bytes, { chunkSize: i % 3 ? 700000 : Infinity })),
  );
  await Promise.all(all.map((running, i) => assertArrived(running, sources[i], i % 2 ? anna : ben)));
});

test("the same bytes from two people are each one's own file", async () => {
  const bytes = bytesOf("same", MIB);
  const both = await Promise.all([upload(server, anna, bytes), upload(server, ben, bytes)]);
  assert.notEqual(both[0].id, both[1].id);
  await tus.Upload.terminate(both[0].upload.url, { headers: { Authorization: `Bearer ${anna}` }, retryDelays: null });
  await assertArrived(both[1], bytes, ben);
});

test("a file without bytes", async () => {
  await assertArrived(await upload(server, anna, Buffer.alloc(0)), Buffer.alloc(0));
});

test("metadata with names in any script", async () => {
  const names = {
    "Grüße – 日本語 📷.txt": "Grüße – 日本語 📷.txt",
    "../../etc/пароль.txt": "пароль.txt",
    "C:\\Users\\ben\\étude.txt": "étude.txt",
    "two\nlines.txt": "twolines.txt",
  };
  for (const [filename, kept] of Object.entries(names)) {
    const bytes = Buffer.from(`the words of ${filename}`);
    const running = await upload(server, anna, bytes, { metadata: { filename, filetype: "text/plain", colour: "blau" } });
    const attachment = await attached(running.id);
    assert.equal(attachment.file_name, kept);
    assert.equal(attachment.media_type, "text/plain");
  }
  const picture = await upload(server, anna, Buffer.from("x"), {
    metadata: { filename: "a.png", filetype: "image/png", width: "640", height: "480", preview: "/9j/2Q==" },
  });
  const { width, height, preview } = await attached(picture.id);
  assert.deepEqual({ width, height, preview }, { width: 640, height: 480, preview: "/9j/2Q==" });
});

test("when it would expire is told", async () => {
  const running = await upload(server, anna, bytesOf("expires", 1000));
  const hours = (running.expires - Date.now()) / 3600000;
  assert.ok(hours > 47.9 && hours < 48.1, `${hours} hours`);
});

test("one that is terminated on its way is gone", async () => {
  const held = wire.holdAfter(3.5 * MIB);
  const running = start(wire, anna, bytesOf("terminated", 20 * MIB), { chunkSize: MIB });
  await held;
  await running.upload.abort(true);
  assert.equal(await statusOf("HEAD", running.id, anna), 404);
  assert.equal(await statusOf("PATCH", running.id, anna), 404);
  assert.equal(await statusOf("GET", running.id, anna), 404);
});

test("a whole one that no message has can be terminated, another cannot", async () => {
  const options = { headers: { Authorization: `Bearer ${anna}` }, retryDelays: null };
  const unused = await upload(server, anna, bytesOf("unused", 1000));
  await tus.Upload.terminate(unused.upload.url, options);
  assert.equal(await statusOf("GET", unused.id, anna), 404);
  const naming = { action: "message", receiver: "#general", content: "", attachments: [unused.id] };
  assert.equal((await server.ask(naming, anna)).error.code, "not_found");

  const bytes = bytesOf("used", 1000);
  const used = await upload(server, anna, bytes);
  await attached(used.id);
  await assert.rejects(tus.Upload.terminate(used.upload.url, options), (error) => error.originalResponse.getStatus() === 409);
  assert.ok(bytes.equals(await downloaded(used.id)));
});

test("a wrong token and none are refused before the first byte", async () => {
  for (const headers of [{ Authorization: "Bearer nonsense" }, {}]) {
    const running = start(server, anna, bytesOf("token", MIB), { headers });
    await assert.rejects(running.ended, (error) => {
      assert.equal(error.originalResponse.getStatus(), 401);
      assert.equal(JSON.parse(error.originalResponse.getBody()).error.code, "not_authenticated");
      return true;
    });
    assert.deepEqual(running.requests, ["POST 401"]);
  }
});

test("nobody sees or touches another's upload", async () => {
  const bytes = bytesOf("mine", 4 * MIB);
  const held = wire.holdAfter(1.5 * MIB);
  const running = start(wire, anna, bytes, { chunkSize: MIB });
  await held;
  await running.upload.abort();
  for (const method of ["HEAD", "PATCH", "DELETE", "GET"]) assert.equal(await statusOf(method, running.id, ben), 404);
  const naming = { action: "message", receiver: "#general", content: "", attachments: [running.id] };
  assert.equal((await server.ask(naming, ben)).error.code, "not_found");
  assert.equal((await server.ask(naming, anna)).error.code, "not_found", "half of it is no file");
  const rest = await upload(server, anna, bytes, { uploadUrl: running.upload.url, retryDelays: Array(20).fill(50) });
  await assertArrived(rest, bytes);
});

test("what is larger than the server takes is refused before the first byte", async () => {
  const small = await Server.start(["--file-size", "1"]);
  try {
    const token = await small.register("anna");
    const fits = bytesOf("fits", MIB);
    await assertArrived(await upload(small, token, fits), fits, token, small);
    const running = start(small, token, bytesOf("too large", MIB + 1));
    await assert.rejects(running.ended, (error) => {
      assert.equal(error.originalResponse.getStatus(), 413);
      assert.equal(JSON.parse(error.originalResponse.getBody()).error.code, "too_large");
      return true;
    });
    assert.deepEqual(running.requests, ["POST 413"]);
  } finally {
    await small.remove();
  }
});
