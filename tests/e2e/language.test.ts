import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import pt from '../../public/_locales/pt_BR/messages.json';
import { beside, byRole, look, press, sees, textOf, type, valueIn } from './support/find';
import { test } from './support/scene';
import { until } from './support/until';

/** In a browser that speaks Portuguese Screen Helper does, and so does the model. */

test('em português: icon, panel, consent, options, messages, request', async ({ open }) => {
  const scene = await open({ locale: 'pt-BR' });
  const { extension, gemini } = scene;
  gemini.replyAlways(() => 'Olá.');
  const page = await scene.page('code.html#ola');
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await byRole(panel, 'button', 'Concordo');
  await isPortuguese(panel);
  await sees(panel, 'a cada 2 s');
  await sees(panel, /1\.120 tokens de entrada a US\$\s0,25/);
  expect(await panel.evaluate(() => chrome.runtime.getManifest().description)).toBe(
    pt.appDescription.message,
  );
  const icon = () => panel.evaluate(() => chrome.action.getTitle({}));
  await until(
    'what the icon says',
    async () => (await icon()) === 'Screen Helper: Não iniciado: falta o seu consentimento',
    { seen: icon },
  );
  await press(panel, 'button', 'Concordo');
  await sees(panel, 'Falta uma chave da API do Gemini');
  await isPortuguese(panel);
  await press(panel, 'button', 'Abrir opções');

  const options = await extension.openedOptions();
  expect(await options.title()).toBe('Opções do Screen Helper');
  await isPortuguese(options);
  expect(await valueIn(options, 'Instrução')).toBe(pt.presetDescribeText.message);
  await press(options, 'DisclosureTriangle', 'Avançado');
  await type(options, 'Endereço da API', gemini.url);
  await type(options, 'Intervalo em segundos', '0');
  await sees(options, 'Digite um número de 1 a 60, em passos de 0,5.');
  await type(options, 'Chave da API do Gemini', gemini.key);
  await until('the key to be saved', async () =>
    (await beside(options, 'Chave da API do Gemini')).endsWith('Salvo'),
  );
  await isPortuguese(options);

  // The address is another than the one agreed to.
  await press(panel, 'button', 'Concordo');
  await until('a reply', async () => (await textOf(panel, 'log', 'Respostas')).includes('Olá.'));
  await isPortuguese(panel);
  const [request] = gemini.answers;
  expect(request?.systemInstruction).toContain(pt.presetDescribeText.message);
  expect(request?.systemInstruction).toContain('Answer in Brazilian Portuguese');

  gemini.fault('quota-day');
  await press(panel, 'button', 'Olhar agora');
  await until('the failure', async () => (await textOf(panel, 'status')) === 'Falhou: A cota de hoje acabou');
  await isPortuguese(panel);
});

/** Says so itself, and shows no whole line of the English texts. */
async function isPortuguese(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('pt-BR');
  const lines = (await look(page)).split('\n').map((line) => line.trim());
  expect(lines.filter((line) => ENGLISH.has(line))).toEqual([]);
}

/** The English texts that are others in Portuguese. */
const ENGLISH = new Set(
  Object.values(en)
    .map(({ message }) => message)
    .filter((message) => !Object.values(pt).some((other) => other.message === message)),
);
