import { fact, type StreamPlan } from './scene';

/** What the method may be tuned on. */
export const DEV: StreamPlan[] = [
  {
    stream: 'dev-en-build',
    seed: 11,
    leadIns: ['As before: …', 'The screen is unchanged. …', 'No change. …', 'Still the same view. …'],
    scenes: [
      [
        fact([3, 4, 2, 1, 0, 5, 7, 6], (n) => [
          `The terminal shows ${n} failing tests in auth.spec.ts.`,
          `In auth.spec.ts, ${n} tests are failing.`,
          `${n} tests fail in auth.spec.ts, the terminal shows.`,
        ]),
        fact(['running', 'passed', 'failed', 'cancelled'], (state) => [
          `The deploy job is ${state}.`,
          `The job called deploy is ${state}.`,
          `Job status: deploy ${state}.`,
        ]),
        fact(['2 minutes', '3 minutes', '4 minutes', '6 minutes'], (time) => [
          `The pipeline has been running for ${time}.`,
          `Elapsed time of the pipeline: ${time}.`,
        ]),
      ],
      [
        fact(['src/login.ts', 'src/token.ts', 'src/user.ts', 'test/user.spec.ts'], (file) => [
          `The editor shows ${file} with the cursor in the middle of the file.`,
          `${file} is open in the editor, with the cursor in the middle of the file.`,
          `In the editor the file ${file} is open; the cursor is in the middle of the file.`,
        ]),
        fact(['no problems', 'one warning', '2 warnings and an error', 'one error'], (problems) => [
          `The problems panel lists ${problems}.`,
          `There are ${problems} in the problems panel.`,
        ]),
      ],
      [
        fact([12, 13, 15, 16, 18], (n) => [
          `A chat window has ${n} unread messages.`,
          `There are ${n} unread messages in the chat window.`,
        ]),
        fact(['Ana: "Can you review?"', 'Rui: "Looks good to me"', 'Mei: "Deploy is blocked"'], (text) => [
          `The newest one is from ${text}.`,
          `The latest message is by ${text}.`,
        ]),
      ],
    ],
  },
  {
    stream: 'dev-en-shop',
    seed: 23,
    leadIns: [
      'Again, …',
      'Nothing has changed: …',
      'As in the previous picture, …',
      'We still see the same: …',
    ],
    scenes: [
      [
        fact(['39.99', '37.50', '35.00', '34.99', '42.00'], (price) => [
          `The lamp costs $${price}.`,
          `The price of the lamp is $${price}.`,
          `Price of the lamp: **$${price}**`,
        ]),
        fact(['in stock', 'out of stock', 'available again from Monday'], (stock) => [
          `It is ${stock}.`,
          `The shop says that it is ${stock}.`,
        ]),
        fact(
          ['4.5 stars from 211 reviews', '4.5 stars from 212 reviews', '4.4 stars from 215 reviews'],
          (r) => [`Customers give it ${r}.`, `It is rated ${r}.`],
        ),
      ],
      [
        fact(['two articles', 'three articles', 'one article'], (n) => [
          `The cart holds ${n}.`,
          `There are ${n} in the cart.`,
        ]),
        fact(['$81.40', '$120.40', '$76.00', '$71.00'], (sum) => [
          `The total is ${sum} including shipping.`,
          `Including shipping the total is ${sum}.`,
        ]),
        fact(['empty', 'filled in', 'marked in red'], (state) => [
          `The field for the voucher code is ${state}.`,
          `The voucher code field is ${state}.`,
        ]),
      ],
      [
        fact(['White', 'Black'], (side) => [
          `A chess game is open and ${side} is to move.`,
          `${side} is to move in a game of chess.`,
        ]),
        fact(['3:20', '3:11', '2:58', '2:40', '2:05'], (time) => [
          `The clock shows ${time}.`,
          `Time left on the clock: ${time}.`,
        ]),
        fact(['a pawn', 'a knight', 'the queen'], (piece) => [
          `Black is down by ${piece}.`,
          `Black has lost ${piece}.`,
        ]),
      ],
    ],
  },
  {
    stream: 'dev-pt-aula',
    seed: 37,
    leadIns: ['Como antes: …', 'A tela não mudou. …', 'Sem novidades: …', 'Continua igual: …'],
    scenes: [
      [
        fact([12, 13, 14, 15, 17], (n) => [
          `O slide ${n} explica a entropia.`,
          `A aula está no slide ${n}, sobre a entropia.`,
          `Slide ${n}: explica-se a entropia.`,
        ]),
        fact(['ligado', 'desligado'], (state) => [
          `O microfone do professor está ${state}.`,
          `O professor está com o microfone ${state}.`,
        ]),
        fact([24, 25, 27, 26], (n) => [`Há ${n} alunos na chamada.`, `A chamada tem ${n} alunos.`]),
      ],
      [
        fact(['R$ 5,42', 'R$ 5,44', 'R$ 5,39', 'R$ 5,51'], (price) => [
          `O dólar está cotado a ${price}.`,
          `A cotação do dólar é ${price}.`,
        ]),
        fact(['em alta', 'em queda', 'estável'], (trend) => [
          `A bolsa está ${trend}.`,
          `A bolsa opera ${trend}.`,
        ]),
      ],
      [
        fact(['vendas.xlsx', 'compras.xlsx', 'estoque.xlsx'], (file) => [
          `A planilha ${file} está aberta.`,
          `Está aberta a planilha ${file}.`,
        ]),
        fact(['1.250,00', '1.350,00', '1.420,00', '1.415,00'], (sum) => [
          `O total da coluna D é ${sum}.`,
          `A coluna D soma ${sum}.`,
        ]),
        fact(['nenhum erro', 'um erro na célula D9', 'dois erros'], (errors) => [
          `Há ${errors} na planilha.`,
          `A planilha tem ${errors}.`,
        ]),
      ],
    ],
  },
];
