"use strict";
const { createCipheriv, createHash } = require("node:crypto");

const MIB = 1024 * 1024;

// Always the same bytes for a seed, and no two alike parts in them.
function bytesOf(seed, size) {
  const key = createHash("sha256").update(String(seed)).digest();
  return createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

module.exports = { MIB, bytesOf, sha256 };
