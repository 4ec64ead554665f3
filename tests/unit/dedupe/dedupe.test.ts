import { describe, expect, it } from 'vitest';
import { Dedupe, type Options, type Verdict } from '../../../lib/dedupe/dedupe';

const similar: Options = { level: 'similar', sensitivity: 'balanced' };

/** What is made of the last of several replies, two seconds apart. Their ids are '1', '2' … */
function say(texts: readonly string[], options = similar): Verdict {
  const dedupe = new Dedupe(options);
  const verdicts = texts.map((text, index) => dedupe.take(String(index + 1), index * 2000, text));
  return verdicts.at(-1) as Verdict;
}

const dedupe = (after: string, before: string) => say([before, after]);

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
  ])('%s: as a whole', (_, before, after) => {
    expect(dedupe(after, before)).toMatchObject({ hide: true, of: '1', similarity: 1 });
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
  ])('%s (%s)', (_, language, before, after) => {
    expect(dedupe(around[language] + after, around[language] + before)).toMatchObject({
      hide: true,
      of: '1',
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
    ['nothing-alike', 'en', 'It is 10:42 now.', 'It is 10:43 now.'],
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
    ['polarity', 'en', 'The server can restart.', 'The server has restarted.'],
    ['polarity', 'en', 'Is the server ready?', 'The server is ready.'],
    ['polarity', 'pt', 'O pacote será entregue na sexta.', 'O pacote foi entregue na sexta.'],
    ['polarity', 'pt', 'Administradores podem editar a página.', 'Só administradores podem editar a página.'],
    ['order', 'en', 'The robot was hit by the drone.', 'The robot hit the drone.'],
    ['number', 'en', 'The train leaves at 7 PM.', 'The train leaves at 7 AM.'],
    ['words', 'en', 'Emil is sending the email.', 'Emil sent the email.'],
    ['polarity', 'en', 'The dark mode is on.', 'The dark mode is off.'],
    ['polarity', 'en', 'The sync is enabled.', 'The sync is disabled.'],
    ['polarity', 'en', 'The unit suite passes.', 'The unit suite fails.'],
    ['polarity', 'en', 'The server is up.', 'The server is down.'],
    ['polarity', 'en', 'The VPN is connected.', 'The VPN is disconnected.'],
    ['words', 'en', 'The light is green.', 'The light is red.'],
    ['words', 'en', 'You are signed in.', 'You are signed out.'],
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
    ['polarity', 'en', 'A is on, B is off.', 'A is off, B is on.'],
    ['order', 'pt', 'A Ana enviou o arquivo ao Rui.', 'O Rui enviou o arquivo à Ana.'],
    // more than a word
    ['nothing-alike', 'en', '', 'A dialog asks to save.'],
    ['nothing-alike', 'es', '', 'Un cuadro pide guardar.'],
  ])('%s (%s): "%s" → "%s"', (why, language, before, after) => {
    const verdict = dedupe(around[language] + after, around[language] + before);
    expect(verdict).toMatchObject({ hide: false, why });
    expect(verdict.similarity).toBeGreaterThan(0.8);
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

  it.each(['', ' \n', '...', '?!'])('nothing is no repeat: "%s"', (nothing) => {
    expect(say(['Something', nothing])).toMatchObject({ hide: false, why: 'empty' });
    expect(say([nothing, 'Something'])).toMatchObject({ hide: false });
    expect(say([nothing, nothing])).toMatchObject({ hide: false });
  });
});

describe('what is said in other words', () => {
  it.each([
    ['a lead-in', 'The queue is empty.', 'As before, the queue is still empty.'],
    ['a sentence that says only so', 'The queue is empty.', 'No change. The queue is empty.'],
    ['nothing but that', 'The queue is empty.', 'Nothing has changed since the last picture.'],
    ['nothing but that', 'A fila está vazia.', 'Nada mudou desde a última imagem.'],
    ['a list in another order', 'Open tabs: Mail, Drive and Maps.', 'Open tabs: Maps, Mail and Drive.'],
    ['items in another order', '- CPU: 40 %\n- Disk: 81 %', '* Disk: 81 %\n* CPU: 40 %'],
    ['what comes first', 'Three tests fail in main.ts.', 'In main.ts, 3 tests are failing.'],
    ['a table as a list', '| A | B |\n|---|---|\n| cat | 2 |', 'A, B\ncat: 2'],
    ['two sentences as one', 'The build passed. The server is up.', 'The build passed and the server is up.'],
    ['another voice', 'The report was written by Olga.', 'Olga wrote the report.'],
    ['another sign', 'The kettle costs 24.50 euros.', 'The price of the kettle is €24.50.'],
    ['a window by another name', 'The settings window lists 4 users.', 'The settings dialog lists 4 users.'],
    ['one word', 'O download terminou.', 'O download foi concluído.'],
  ])('%s is a repeat: "%s" → "%s"', (_, before, after) => {
    expect(dedupe(after, before)).toMatchObject({ hide: true });
  });

  it.each([
    ['tones', 'Má tôi ở nhà.', 'Ma tôi ở nhà.'],
    ['accents that make two words', 'A avó liga para a neta.', 'A avô liga para a neta.'],
    ['what is ready and what is over', 'The job is ready to start.', 'The job has started.'],
    ['a photo that is added', 'The form is open.', 'The form is open, with a photo.'],
    ['what is under way and what is over', 'The file is uploading.', 'The file is uploaded.'],
    ['a place in a ranking', 'Leaderboard: Ana, Rui, Bia.', 'Leaderboard: Rui, Ana, Bia.'],
    ['numbers that changed places', 'Ana has 3 and Rui has 5.', 'Ana has 5 and Rui has 3.'],
    ['a unit', 'The log is 12 MB.', 'The log is 12 GB.'],
    ['a denial in a language without a list', 'Der Server ist nicht bereit.', 'Der Server ist bereit.'],
    ['that something has changed', 'The queue is empty.', 'The screen has changed.'],
    ['a few small words', 'The queue is empty.', 'The screen.'],
    ['Thai', 'การทดสอบผ่านแล้ว', 'การทดสอบล้มเหลวแล้ว'],
  ])('%s is news: "%s" → "%s"', (_, before, after) => {
    expect(dedupe(after, before)).toMatchObject({ hide: false });
  });
});

describe('a window of what was said', () => {
  const inbox = 'The inbox has two unread messages. A banner offers a tour.';
  const editor = 'The editor shows main.ts. The terminal below is idle.';

  it('catches a screen that goes back and forth', () => {
    expect(say([inbox, editor, inbox])).toMatchObject({ hide: true, of: '1' });
    expect(say([inbox, editor, inbox, editor])).toMatchObject({ hide: true, of: '2' });
  });

  it('a state that comes back after another one is news', () => {
    const [green, red] = ['The build job passed.', 'The build job failed.'];
    expect(say([green, red, green])).toMatchObject({ hide: false, why: 'polarity' });
    expect(say([green, red, green, green])).toMatchObject({ hide: true, of: '3' });
    expect(say([green, red, editor, red])).toMatchObject({ hide: true, of: '2' });
  });

  it('shows what is new and folds the rest', () => {
    const text = `${inbox} A reply from Zoe has arrived.`;
    expect(say([inbox, text])).toEqual({
      hide: false,
      why: 'nothing-alike',
      similarity: expect.any(Number),
      folds: [{ from: 0, to: inbox.length, of: '1', similarity: 1 }],
    });
  });

  it('forgets by time, counted from the last repeat', () => {
    const dedupe = new Dedupe(similar, { replies: 50, duration: 60_000 });
    expect(dedupe.take('1', 0, inbox).hide).toBe(false);
    expect(dedupe.take('2', 50_000, inbox).hide).toBe(true);
    expect(dedupe.take('3', 100_000, inbox).hide).toBe(true);
    expect(dedupe.take('4', 161_000, inbox).hide).toBe(false);
  });

  it('forgets by count', () => {
    const dedupe = new Dedupe(similar, { replies: 2, duration: 60_000 });
    const replies = [inbox, editor, 'A map of Porto is open.', 'A cup stands on the table.'];
    for (const [index, text] of replies.entries()) dedupe.take(String(index), index, text);
    expect(dedupe.take('again', 10, inbox).hide).toBe(false);
  });

  it('a reply that was kept whatever it says is one to compare with', () => {
    const dedupe = new Dedupe(similar);
    dedupe.keep('1', 0, inbox);
    expect(dedupe.take('2', 1, inbox)).toMatchObject({ hide: true, of: '1' });
  });
});

describe('told apart by the user', () => {
  const [one, other] = ['The sync is disabled in the settings.', 'The sync is off in the settings.'];

  it('what was similar is so no more, both ways; what is equal still is', () => {
    const dedupe = new Dedupe(similar);
    dedupe.take('1', 0, `${one} A menu is open.`);
    expect(dedupe.take('2', 1, `As before, ${other} The open menu is shown.`).hide).toBe(true);
    dedupe.tellApart(`${one} A menu is open.`, `As before, ${other} The open menu is shown.`);
    expect(dedupe.take('3', 2, one).hide).toBe(true);
  });

  it('equal ones, too, when the user says so of equal ones', () => {
    const dedupe = new Dedupe(similar);
    dedupe.take('1', 0, one);
    expect(dedupe.take('2', 1, one).hide).toBe(true);
    dedupe.tellApart(one, one);
    expect(dedupe.take('3', 2, one).hide).toBe(false);
  });
});

describe('levels', () => {
  it('exact hides what differs in case, accents, Markdown and punctuation alone, and folds nothing', () => {
    const exact: Options = { level: 'exact', sensitivity: 'balanced' };
    expect(say(['A sessão está aberta.', '**a sessao esta aberta**'], exact)).toMatchObject({ hide: true });
    expect(say(['Dark mode is on.', 'Dark mode is enabled.'], exact)).toMatchObject({ hide: false });
    expect(say(['The queue is empty.', 'The queue is empty. A bell rings.'], exact)).toMatchObject({
      hide: false,
      folds: [],
    });
  });

  it('a higher sensitivity lets a word be another one', () => {
    const texts = [
      'A wide toolbar with many small icons is at the edge.',
      'A wide toolbar with many tiny icons is at the edge.',
    ];
    expect(say(texts)).toMatchObject({ hide: false });
    expect(say(texts, { level: 'similar', sensitivity: 'bold' })).toMatchObject({ hide: true });
  });
});

describe('cost', () => {
  it('is bounded for a long reply and for one endless sentence', () => {
    const started = performance.now();
    const long = Array.from({ length: 2000 }, (_, index) => `Line ${index} goes on and on.`).join(' ');
    expect(say([long, long])).toMatchObject({ hide: true });
    const one = 'word and more '.repeat(2000);
    say([`${one} the end`, `${one} an end`]);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
