import { describe, expect, it } from 'vitest';
import { dedupe } from '../../../lib/dedupe/dedupe';

/** Something to stand around a small change, so that only a guard can find it. */
const around = {
  en: `The page is the dashboard of the project, with the menu on the left and the list of jobs in the middle. The
       header shows the name of the team and a search field, and the footer links to the documentation. `,
  pt: `A página é o painel do projeto, com o menu à esquerda e a lista de tarefas no meio da tela. O cabeçalho mostra
       o nome da equipe e um campo de busca, e o rodapé tem os links da documentação. `,
  es: `La página es el panel del proyecto, con el menú a la izquierda y la lista de tareas en el centro. La cabecera
       muestra el nombre del equipo y un campo de búsqueda, y el pie enlaza con la documentación. `,
};
type Language = keyof typeof around;

describe('a repeat is hidden', () => {
  it.each([
    ['the same text', 'A login form.', 'A login form.'],
    ['a short legitimate answer, again', 'OK', 'OK'],
    ['other punctuation and case', 'A login form!', '**a login form**'],
    ['other bullets', '* one\n* two', '- one\n- two'],
    ['accents lost', 'Não há nada de novo.', 'Nao ha nada de novo'],
    ['decomposed letters', 'ação', 'ac\u0327a\u0303o'],
    ['Japanese', '画面に変化はありません。', '画面に変化はありません'],
    ['emoji in both', 'All fine ✅', 'All fine ✅️'],
  ])('%s: equal', (_, before, after) => {
    expect(dedupe(after, before)).toEqual({ hide: true, method: 'equal', similarity: 1, why: 'equal' });
  });

  it.each<[string, Language, string, string]>([
    ['a word for another', 'en', 'A chat window is closed.', 'The chat window is closed.'],
    ['on and enabled', 'en', 'The dark mode is on.', 'The dark mode is enabled.'],
    ['digits and words', 'en', 'There is 1 tab and 3 windows.', 'There is one tab and three windows.'],
    ['digits and words', 'pt', 'Há 1 janela e 2 abas.', 'Há uma janela e duas abas.'],
    ['digits and words', 'es', 'Hay 1 ventana y 2 pestañas.', 'Hay una ventana y dos pestañas.'],
    ['thousands', 'en', 'There are 1,000 rows.', 'There are 1000 rows.'],
    ['not enabled and disabled', 'en', 'The sync is not enabled.', 'The sync is disabled.'],
    ['no longer up', 'en', 'The server is no longer connected.', 'The server is disconnected.'],
    ['ligado e ativado', 'pt', 'O modo escuro está ligado.', 'O modo escuro está ativado.'],
    ['the Portuguese "no"', 'pt', 'O cursor está no painel.', 'O cursor está sobre o painel.'],
    ['a sentence less', 'en', 'A light breeze is shown.', ''],
  ])('%s (%s): similar', (_, language, before, after) => {
    expect(dedupe(around[language] + after, around[language] + before)).toMatchObject({
      hide: true,
      method: 'similar',
    });
  });
});

describe('a small change is shown', () => {
  it.each<[string, Language, string, string]>([
    // numbers
    ['number', 'en', 'There are 3 errors.', 'There are 4 errors.'],
    ['number', 'en', 'The price is 3.5 dollars.', 'The price is 35 dollars.'],
    ['number', 'en', 'The price is 19.99.', 'The price is 19.89.'],
    ['number', 'en', 'Three tabs are open.', 'Four tabs are open.'],
    ['number', 'en', 'It is 10:42 now.', 'It is 10:43 now.'],
    ['number', 'en', 'Version 1.2.3 is out.', 'Version 1.2.4 is out.'],
    ['number', 'en', 'A has 3, B has 5, C has 5.', 'A has 3, B has 3, C has 5.'],
    ['number', 'en', 'The file is v2.', 'The file is v3.'],
    ['number', 'en', 'It shows ５ items.', 'It shows ６ items.'],
    ['number', 'pt', 'Há três erros.', 'Há quatro erros.'],
    ['number', 'pt', 'O total é 1.250,00.', 'O total é 1.350,00.'],
    ['number', 'es', 'Hay dos errores.', 'Hay tres errores.'],
    // denials and opposites
    ['polarity', 'en', 'The build is done.', 'The build is not done.'],
    ['polarity', 'en', 'It can be saved.', "It can't be saved."],
    ['polarity', 'en', 'The dark mode is on.', 'The dark mode is off.'],
    ['polarity', 'en', 'The sync is enabled.', 'The sync is disabled.'],
    ['polarity', 'en', 'The unit suite passes.', 'The unit suite fails.'],
    ['polarity', 'en', 'The server is up.', 'The server is down.'],
    ['polarity', 'en', 'The VPN is connected.', 'The VPN is disconnected.'],
    ['polarity', 'en', 'The light is green.', 'The light is red.'],
    ['polarity', 'en', 'You are signed in.', 'You are signed out.'],
    ['polarity', 'en', 'CI: ✅ unit', 'CI: ❌ unit'],
    ['polarity', 'en', 'It shows 5 degrees.', 'It shows -5 degrees.'],
    ['polarity', 'en', 'A is on, B is off.', 'A is off, B is off.'],
    ['polarity', 'pt', 'A compilação terminou.', 'A compilação não terminou.'],
    ['polarity', 'pt', 'O usuário já entrou.', 'O usuário nunca entrou.'],
    ['polarity', 'pt', 'O microfone está ligado.', 'O microfone está desligado.'],
    ['polarity', 'pt', 'A suíte passou.', 'A suíte falhou.'],
    ['polarity', 'es', 'El archivo se guarda.', 'El archivo no se guarda.'],
    ['polarity', 'es', 'El micrófono está encendido.', 'El micrófono está apagado.'],
    ['polarity', 'es', 'La prueba nunca termina.', 'La prueba siempre termina.'],
    // trouble
    ['trouble', 'en', 'The log has a line.', 'The log has an error line.'],
    ['trouble', 'en', 'A window is in front.', 'A warning window is in front.'],
    ['trouble', 'pt', 'O registro tem uma linha.', 'O registro tem uma linha de erro.'],
    ['trouble', 'es', 'El registro tiene una línea.', 'El registro tiene una línea de error.'],
    // names
    ['name', 'en', 'The message is from Ana.', 'The message is from Rui.'],
    ['name', 'en', 'The button says "Save".', 'The button says "send".'],
    ['name', 'en', 'The file is src/main.ts.', 'The file is src/menu.ts.'],
    ['name', 'en', 'The command is `npm test`.', 'The command is `npm start`.'],
    ['name', 'pt', 'A mensagem é da Ana.', 'A mensagem é da Bia.'],
    // order
    ['order', 'en', 'Ana sent a file to Rui.', 'Rui sent a file to Ana.'],
    ['order', 'en', 'The route goes A → B.', 'The route goes B → A.'],
    ['order', 'en', 'A is on, B is off.', 'A is off, B is on.'],
    ['order', 'pt', 'A Ana enviou o arquivo ao Rui.', 'O Rui enviou o arquivo à Ana.'],
    // more than a word
    ['sentence', 'en', '', 'A dialog asks to save.'],
    ['sentence', 'es', '', 'Un cuadro pide guardar.'],
  ])('%s (%s): "%s" → "%s"', (why, language, before, after) => {
    const verdict = dedupe(around[language] + after, around[language] + before);
    expect(verdict).toMatchObject({ hide: false, why });
    expect(verdict.similarity).toBeGreaterThan(0.9);
  });

  it.each([
    ['without a word of explanation', 'Build passed', 'Build failed'],
    ['of one letter in a short text', 'OK', 'KO'],
    ['of one sign', '✅', '❌'],
    ['of punctuation alone', '...', '?!'],
    [
      'in Chinese',
      '测试全部成功，服务器正在运行，页面显示十二个任务。',
      '测试全部失败，服务器正在运行，页面显示十二个任务。',
    ],
    [
      'in Japanese',
      'サーバーは稼働中です。メニューは左側にあります。',
      'サーバーは停止中です。メニューは左側にあります。',
    ],
    [
      'in Russian',
      `${'Страница показывает список задач. '.repeat(6)}Сервер включён.`,
      `${'Страница показывает список задач. '.repeat(6)}Сервер выключен.`,
    ],
    ['to another language', 'The page shows a login form.', 'A página mostra um formulário.'],
  ])('%s', (_, before, after) => expect(dedupe(after, before)).toMatchObject({ hide: false }));

  it.each([
    ['', 'Something'],
    ['Something', ''],
    ['', ''],
    [' \n', ' \n'],
  ])('nothing is no repeat: "%s" after "%s"', (reply, shown) => {
    expect(dedupe(reply, shown)).toEqual({ hide: false, similarity: 0, why: 'empty' });
  });
});

describe('cost', () => {
  it('is bounded for very long texts: only equal ones are hidden', () => {
    const long = 'The list goes on and on. '.repeat(4000);
    expect(dedupe(long, long)).toMatchObject({ hide: true });
    expect(dedupe(`${long}!`, long)).toMatchObject({ hide: false, why: 'long' });
  });

  it('is bounded for one endless sentence', () => {
    const one = 'word '.repeat(1500);
    const started = performance.now();
    dedupe(`${one} the end`, `${one} an end`);
    expect(performance.now() - started).toBeLessThan(250);
  });
});
