"use strict";
// Uploads that break off and go on: by the client's wish, and because the server was killed.
const assert = require("node:assert/strict");
const path = require("node:path");
const { after, before, test } = require("node:test");

const { MIB, bytesOf, sha256 } = require("./bytes.js");
const { Server } = require("./server.js");
const { Running, start, tus, upload } = require("./uploads.js");
const { Wire } = require("./wire.js");

const SIZE = 50 * MIB;
// The server may still be told by the broken connection that nobody is there: then it answers 423 for a moment.
const PATIENT = Array(40).fill(50);

let server, wire, anna;
before(async () => {
  server = await Server.start();
  wire = await Wire.to(server);
  anna = await server.register("anna");
});
after(async () => {
  wire.close();
  await server.remove();
});

async function assertArrived(running, bytes) {
  const sent = await server.demand({ action: "message", receiver: "#general", content: "", attachments: [running.id] }, anna);
  const page = await server.demand({ action: "history", conversation: sent.conversation, after: sent.seq - 1 }, anna);
  assert.equal(page.messages[0].attachments[0].sha256, sha256(bytes));
  const response = await fetch(`${server.endpoint}/${running.id}`, { headers: { Authorization: `Bearer ${anna}` } });
  assert.ok(bytes.equals(Buffer.from(await response.arrayBuffer())));
}

// It began with HEAD, and no byte that was acknowledged before was sent again.
function assertWentOn(running, acknowledged) {
  assert.match(running.requests[0], /^HEAD /);
  assert.ok(!running.requests.some((request) => request.startsWith("POST")), running.requests.join());
  assert.ok(running.offsets[0] >= acknowledged, `${running.offsets[0]} is before ${acknowledged}`);
}

test("paused, found in the client's storage, resumed", async () => {
  const bytes = bytesOf("paused", SIZE);
  const storage = {
    urlStorage: new tus.FileUrlStorage(path.join(server.folder, "urls")),
    storeFingerprintForResuming: true,
    chunkSize: 4 * MIB,
  };
  const held = wire.holdAfter(SIZE / 3);
  const first = start(wire, anna, bytes, storage);
  await held;
  await first.upload.abort();

  const second = new Running(wire, anna, bytes, { ...storage, retryDelays: PATIENT });
  const found = await second.upload.findPreviousUploads();
  assert.equal(found.length, 1);
  second.upload.resumeFromPreviousUpload(found[0]);
  second.upload.start();
  await second.ended;
  assert.equal(second.id, first.id);
  assert.ok(first.acknowledged >= 8 * MIB);
  assertWentOn(second, first.acknowledged);
  await assertArrived(second, bytes);
});

test("paused in the middle of its one PATCH", async () => {
  const bytes = bytesOf("one patch", SIZE);
  const held = wire.holdAfter(SIZE / 2);
  const first = start(wire, anna, bytes);
  await held;
  await first.upload.abort();
  const second = await upload(server, anna, bytes, { uploadUrl: first.upload.url, retryDelays: PATIENT });
  assertWentOn(second, 1); // what had come is not thrown away
  await assertArrived(second, bytes);
});

test("paused and resumed many times", async () => {
  const bytes = bytesOf("many times", 8 * MIB);
  let held = wire.holdAfter(MIB);
  let last = start(wire, anna, bytes);
  for (let part = 1; part < 8; ++part) {
    await held;
    await last.upload.abort();
    held = wire.holdAfter(part < 7 ? MIB : Infinity);
    last = start(wire, anna, bytes, { uploadUrl: last.upload.url, retryDelays: PATIENT });
  }
  await last.ended;
  await assertArrived(last, bytes);
});

for (const chunkSize of [2 * MIB, Infinity]) {
  test(`the server is killed and comes back, chunks of ${chunkSize}`, async () => {
    const bytes = bytesOf(`killed ${chunkSize}`, SIZE);
    const held = wire.holdAfter(SIZE / 2);
    const first = start(wire, anna, bytes, { chunkSize });
    await held;
    await server.kill();
    await assert.rejects(first.ended);
    await server.startAgain();
    const second = await upload(server, anna, bytes, { uploadUrl: first.upload.url, chunkSize });
    assertWentOn(second, Math.max(first.acknowledged, 1));
    await assertArrived(second, bytes);
  });
}

test("the library finds its way back by itself after two kills", async () => {
  const bytes = bytesOf("by itself", SIZE);
  let held = wire.holdAfter(SIZE / 4);
  const running = start(wire, anna, bytes, { chunkSize: 2 * MIB, retryDelays: PATIENT });
  for (let kill = 0; kill < 2; ++kill) {
    await held;
    await server.kill();
    held = wire.holdAfter(kill === 0 ? SIZE / 4 : Infinity);
    await server.startAgain();
  }
  await running.ended;
  assert.equal(running.requests.filter((request) => request.startsWith("POST")).length, 1);
  await assertArrived(running, bytes);
});

test("whole when the server was killed, and never attached: it is there", async () => {
  const bytes = bytesOf("whole", 3 * MIB);
  const running = await upload(server, anna, bytes);
  await server.kill();
  await server.startAgain();
  await assertArrived(running, bytes);
  await server.kill();
  await server.startAgain();
  const response = await fetch(`${server.endpoint}/${running.id}`, { headers: { Authorization: `Bearer ${anna}` } });
  assert.ok(bytes.equals(Buffer.from(await response.arrayBuffer())));
});
