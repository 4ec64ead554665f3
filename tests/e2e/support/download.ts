import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { press } from './find';
import { temporaryFolder } from './folder';
import { until } from './until';

export interface Downloaded {
  name: string;
  bytes: Buffer;
}

/** Presses "Download", and waits until the browser has saved the file. */
export async function download(panel: Page): Promise<Downloaded> {
  const folder = await temporaryFolder();
  const client = await panel.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await press(panel, 'button', 'Download');
  // While it is being written it has another name.
  const name = await until('the download', async () =>
    (await readdir(folder)).find((file) => /\.(zip|mp4|webm)$/.test(file)),
  );
  await client.detach();
  return { name, bytes: await readFile(path.join(folder, name)) };
}
