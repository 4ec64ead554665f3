import { describe, expect, it } from 'vitest';
import { DEFAULT_BASE_URL, parseAddress } from '../../lib/address';

describe('an address', () => {
  it.each([
    ['https://gateway.example', 'https://gateway.example'],
    ['https://gateway.example/', 'https://gateway.example'],
    ['  https://gateway.example:8443/a/b//  ', 'https://gateway.example:8443/a/b'],
    ['https://gateway.example/gemini/v1beta/', 'https://gateway.example/gemini'],
    ['https://gateway.example/v1', 'https://gateway.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:1234/x', 'http://127.0.0.1:1234/x'],
    ['http://[::1]:1234', 'http://[::1]:1234'],
    [DEFAULT_BASE_URL, 'https://generativelanguage.googleapis.com'],
  ])('%s', (text, baseUrl) => expect(parseAddress(text)?.baseUrl).toBe(baseUrl));

  it('tells the origin to ask permission for and the host to show', () => {
    expect(parseAddress('https://gateway.example:8443/a')).toMatchObject({
      origin: 'https://gateway.example:8443',
      host: 'gateway.example:8443',
    });
  });

  it.each([
    '',
    'gateway.example',
    'http://gateway.example',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'ftp://gateway.example',
    'javascript:alert(1)',
    'https://user:secret@gateway.example',
    'https://gateway.example?key=1',
    'https://gateway.example#top',
  ])('"%s" is refused', (text) => expect(parseAddress(text)).toBeUndefined());
});
