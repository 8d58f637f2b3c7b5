"use strict";
// A way to the server that can be stopped in the middle of what is sent: on loopback everything is over before
// anybody could press pause.
const { once } = require("node:events");
const net = require("node:net");

class Wire {
  static async to(server) {
    const wire = new Wire();
    wire.left = Infinity; // bytes that it still lets pass
    wire.listener = net.createServer((client) => wire.join(client, net.connect(server.port, "127.0.0.1")));
    wire.listener.listen(0, "127.0.0.1");
    await once(wire.listener, "listening");
    wire.endpoint = `http://127.0.0.1:${wire.listener.address().port}/files`;
    return wire;
  }

  // Lets so many bytes pass to the server, and then none on that connection any more; done when they have. Connections
  // that come later are not held.
  holdAfter(bytes) {
    this.left = bytes;
    return new Promise((resolve) => (this.held = resolve));
  }

  join(client, server) {
    let isHeld = false;
    client.on("data", (bytes) => {
      if (isHeld) return;
      isHeld = bytes.length >= this.left;
      const part = isHeld ? bytes.subarray(0, this.left) : bytes;
      this.left = isHeld ? Infinity : this.left - part.length;
      if (!server.write(part, () => isHeld && this.held()) || isHeld) client.pause();
    });
    server.on("drain", () => isHeld || client.resume());
    server.on("data", (bytes) => client.write(bytes));
    for (const [one, other] of [[client, server], [server, client]]) {
      one.on("error", () => {}); // `close` follows
      one.on("close", () => other.destroy());
    }
  }

  close() {
    this.listener.close();
  }
}

module.exports = { Wire };
