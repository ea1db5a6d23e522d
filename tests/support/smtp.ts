import { createServer, type Server, type Socket } from "node:net";

export type SmtpServer = {
  url: string;
  /** Every message as it came over the wire. */
  messages: string[];
  /** What RCPT is answered; begins with 250 for a server that takes mail. */
  answer: string;
  close: () => Promise<void>;
};

/** A mail server that knows just enough of SMTP to be handed a letter, or to refuse one. */
export async function startSmtp(answer = "250 fine"): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const smtp: SmtpServer = { url: "", messages: [], answer, close: async () => undefined };
  const server = createServer((socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)).on("error", () => undefined));
    converse(socket, smtp);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  smtp.url = `smtp://127.0.0.1:${portOf(server)}`;
  smtp.close = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return smtp;
}

function converse(socket: Socket, smtp: SmtpServer) {
  let heard = "";
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const command = line.slice(0, 4).toUpperCase();
    if (command === "EHLO" || command === "HELO") return say("250 test");
    if (command === "RCPT") return say(smtp.answer);
    if (command === "DATA") {
      inData = true;
      return say("354 go on");
    }
    if (command === "QUIT") {
      say("221 bye");
      return socket.end();
    }
    return say("250 fine");
  };
  say("220 test ESMTP");
  socket.setEncoding("utf8").on("data", (chunk) => {
    heard += chunk;
    for (;;) {
      const end = inData ? "\r\n.\r\n" : "\r\n";
      const at = heard.indexOf(end);
      if (at < 0) return;
      const part = heard.slice(0, at);
      heard = heard.slice(at + end.length);
      if (!inData) hear(part);
      else {
        inData = false;
        smtp.messages.push(part);
        say("250 taken");
      }
    }
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
