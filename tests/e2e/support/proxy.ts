import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Proxy {
  /** For the browser's command line. */
  readonly argument: string;
  /** The hosts that were asked for, in order. Nothing is passed on. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

/** Everything that the browser wants of the network beyond this machine comes by here, and no farther. */
export async function openProxy(): Promise<Proxy> {
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    hosts.push(new URL(request.url ?? '').host);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    hosts.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    argument: `--proxy-server=http://127.0.0.1:${port}`,
    hosts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
