"use strict";
// The real banterd on a free port of loopback and a data folder of its own.
const { spawn } = require("node:child_process");
const { once } = require("node:events");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const PATIENCE_MS = 20000; // reached only when something is wrong

class Server {
  // more: further arguments of `banterd serve`.
  static async start(more = []) {
    const program = process.env.BANTERD;
    if (!program) throw new Error("The environment variable BANTERD must name the server's program.");
    const server = new Server();
    server.program = program;
    server.more = more;
    server.port = 0;
    server.folder = fs.mkdtempSync(path.join(os.tmpdir(), "banter-tus-"));
    process.once("exit", () => server.child?.kill("SIGKILL"));
    await server.startAgain();
    return server;
  }

  // On the same folder, and on the same port as before.
  async startAgain() {
    this.child = spawn(
      this.program,
      ["serve", "--data", path.join(this.folder, "data"), "--listen", `127.0.0.1:${this.port}`, "--password-cost", "4",
        "--rate-limits", "off", ...this.more],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.port = await this.printedPort();
    this.url = `http://127.0.0.1:${this.port}`;
    this.endpoint = `${this.url}/files`;
  }

  printedPort() {
    return new Promise((resolve, reject) => {
      let said = "";
      const timer = setTimeout(() => reject(new Error(`banterd does not listen: ${said}`)), PATIENCE_MS);
      const read = (bytes) => {
        said += bytes;
        const found = /127\.0\.0\.1:(\d+)[^\n]*\n/.exec(said);
        if (!found) return;
        clearTimeout(timer);
        resolve(Number(found[1]));
      };
      this.child.stdout.on("data", read);
      this.child.stderr.on("data", read);
      this.child.once("exit", () => {
        clearTimeout(timer);
        reject(new Error(`banterd has ended: ${said}`));
      });
    });
  }

  // SIGKILL, and nothing is left of the process when it is done.
  async kill() {
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }

  async remove() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    fs.rmSync(this.folder, { recursive: true });
  }

  // One request over POST /api; the reply, whatever it says.
  async ask(request, token) {
    const headers = { "Content-Type": "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    const response = await fetch(`${this.url}/api`, { method: "POST", headers, body: JSON.stringify(request) });
    return response.json();
  }

  async demand(request, token) {
    const reply = await this.ask(request, token);
    if (!reply.ok) throw new Error(`${JSON.stringify(request)} was refused: ${JSON.stringify(reply)}`);
    return reply;
  }

  // The token of a new account.
  async register(username) {
    return (await this.demand({ action: "register", username, password: "correct horse" })).token;
  }
}

module.exports = { Server, PATIENCE_MS };
