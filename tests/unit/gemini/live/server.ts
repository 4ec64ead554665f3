import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer, WebSocket as WsSocket } from 'ws';

/** Node 20 has no WebSocket of its own. */
globalThis.WebSocket ??= WsSocket as unknown as typeof globalThis.WebSocket;

export type Message = Record<string, unknown>;

/** One connection as a scripted server sees it. */
export interface Visit {
  url: string;
  socket: WebSocket;
  /** All messages so far. */
  messages: Message[];
  /** The code that the client closed it with. */
  closed: Promise<number>;
}

export interface ScriptedServer {
  address: string;
  visits: Visit[];
  close(): Promise<void>;
}

/**
 * A WebSocket server that does what a test says with each message.
 * @param answer gets the visit after its newest message; absent: accepts every setup
 */
export async function startScripted(
  answer: (visit: Visit, message: Message) => void = accept,
): Promise<ScriptedServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const visits: Visit[] = [];
  server.on('connection', (socket, { url = '' }) => {
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    const visit: Visit = { url, socket, messages: [], closed };
    visits.push(visit);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      visit.messages.push(message);
      answer(visit, message);
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    close: () => {
      for (const client of server.clients) client.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function accept({ socket }: Visit, message: Message): void {
  if ('setup' in message) tell(socket, { setupComplete: {} });
}

/** As Google sends it: bytes, pretty-printed. */
export function tell(socket: WebSocket, message: unknown): void {
  socket.send(Buffer.from(`${JSON.stringify(message, null, 2)}\n`));
}
