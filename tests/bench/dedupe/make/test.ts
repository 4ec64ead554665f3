import { fact, type StreamPlan } from './scene';

/** What the method is measured with. Written before it was tuned, in other words and of other things. */
export const TEST: StreamPlan[] = [
  {
    stream: 'test-en-cluster',
    seed: 101,
    leadIns: [
      'Just like a moment ago, …',
      'Same picture as earlier. …',
      'To sum up once more: …',
      'There is nothing new to report. …',
      'On screen, …',
    ],
    scenes: [
      [
        fact(['61 %', '64 %', '72 %', '88 %', '93 %', '70 %'], (load) => [
          `Grafana puts the CPU load of node four at ${load}.`,
          `CPU load of node four in Grafana: ${load}.`,
          `According to Grafana, node four has a CPU load of ${load}.`,
        ]),
        fact(['healthy', 'degraded', 'unreachable', 'recovering'], (state) => [
          `The ingress is reported as ${state}.`,
          `Ingress: ${state}.`,
          `The dashboard marks the ingress ${state}.`,
        ]),
        fact([212, 221, 240, 198], (rate) => [
          `Traffic is about ${rate} requests per second.`,
          `It handles about ${rate} requests per second.`,
        ]),
      ],
      [
        fact(['web-7f9', 'web-8c2', 'job-11a', 'db-0'], (pod) => [
          `The log of pod ${pod} is being followed in a terminal.`,
          `A terminal follows the log of pod ${pod}.`,
        ]),
        fact(
          [
            'GET requests with status 200',
            'a timeout to redis',
            'a stack trace in OrderService',
            'GET requests again',
          ],
          (lines) => [`Its newest lines are ${lines}.`, `The most recent lines: ${lines}.`],
        ),
        fact(['paused', 'live'], (mode) => [`The scrolling is ${mode}.`, `Scrolling: ${mode}.`]),
      ],
      [
        fact([5512, 5513, 5520], (id) => [
          `Support ticket #${id} is open in the browser.`,
          `The browser has support ticket #${id} open.`,
        ]),
        fact(['Priya Nair', 'Tomás Gil', 'nobody'], (who) => [
          `It is assigned to ${who}.`,
          `The assignee is ${who}.`,
        ]),
        fact(['low', 'normal', 'urgent'], (priority) => [
          `Its priority is ${priority}.`,
          `Priority: ${priority}.`,
        ]),
        fact(['has not replied', 'has replied', 'asks for a refund'], (did) => [
          `The customer ${did}.`,
          `So far, the customer ${did}.`,
        ]),
      ],
    ],
  },
  {
    stream: 'test-en-study',
    seed: 131,
    leadIns: [
      'The view is identical to the last one. …',
      'Once more: …',
      'I can still see this: …',
      'Unchanged: …',
      'As noted already, …',
    ],
    scenes: [
      [
        fact([58, 59, 60, 61, 63, 64], (page) => [
          `The reader has page ${page} of the thesis on display.`,
          `Page ${page} of the thesis is on display.`,
          `A PDF reader displays page ${page} of the thesis.`,
        ]),
        fact(['a bar chart of rainfall', 'a table of yields', 'a map of the delta', 'plain text'], (what) => [
          `Its upper half is taken up by ${what}.`,
          `The upper half of the page is taken up by ${what}.`,
        ]),
        fact(['nothing', 'one sentence in yellow', 'two sentences in yellow'], (marked) => [
          `The student has highlighted ${marked}.`,
          `Highlighted so far: ${marked}.`,
        ]),
      ],
      [
        fact(['Kim 78, Olga 74', 'Kim 80, Olga 74', 'Kim 80, Olga 77', 'Kim 83, Olga 80'], (score) => [
          `In the quiz the score is ${score}.`,
          `The quiz stands at ${score}.`,
        ]),
        fact(['tides', 'volcanoes', 'glaciers', 'ocean currents'], (topic) => [
          `The question on the board is about ${topic}.`,
          `On the board is a question about ${topic}.`,
        ]),
        fact([20, 15, 9, 4, 0], (left) => [
          `${left} seconds remain.`,
          `The countdown shows ${left} seconds.`,
          `There are ${left} seconds left.`,
        ]),
      ],
      [
        fact(['640.00', '604.00', '655.50', '655.00'], (sum) => [
          `The invoice sheet adds up to ${sum} euros.`,
          `In the invoice sheet the sum is ${sum} euros.`,
        ]),
        fact(['row 12', 'row 13', 'row 21'], (row) => [`The selected line is ${row}.`, `Selected: ${row}.`]),
        fact(['locked', 'unlocked'], (state) => [`The sheet is ${state}.`, `It is ${state} for editing.`]),
        fact(['all formulas are fine', 'H4 contains #DIV/0!'], (formulas) => [
          `A note at the bottom says that ${formulas}.`,
          `At the bottom a note says that ${formulas}.`,
        ]),
      ],
      [
        fact(['in the cave', 'at the bridge', 'before the gate', 'on the tower'], (place) => [
          `In the game, the knight stands ${place}.`,
          `The knight of the game stands ${place}.`,
        ]),
        fact([85, 70, 55, 90], (health) => [
          `Health is at ${health}, and the torch is burning.`,
          `The torch is burning and health is at ${health}.`,
        ]),
        fact(['asleep', 'awake', 'defeated'], (dragon) => [
          `The dragon is ${dragon}.`,
          `The dragon appears to be ${dragon}.`,
        ]),
      ],
    ],
  },
  {
    stream: 'test-pt-atendimento',
    seed: 151,
    leadIns: [
      'Nada de novo. …',
      'A imagem é a mesma de antes. …',
      'Assim como na imagem anterior, …',
      'Novamente: …',
      'Resumindo: …',
    ],
    scenes: [
      [
        fact([18, 19, 21, 17, 23], (n) => [
          `A fila do atendimento tem ${n} chamados.`,
          `São ${n} chamados na fila do atendimento.`,
          `Na fila do atendimento há ${n} chamados.`,
        ]),
        fact(['3 minutos', '4 minutos', '6 minutos'], (time) => [
          `O tempo médio de espera é de ${time}.`,
          `Espera-se em média ${time}.`,
        ]),
        fact(['disponível', 'indisponível', 'em pausa'], (state) => [
          `O atendente Caio aparece como ${state}.`,
          `Status do atendente Caio: ${state}.`,
        ]),
      ],
      [
        fact(['aguarda pagamento', 'foi pago', 'foi enviado', 'foi entregue'], (state) => [
          `O pedido 3301 ${state}.`,
          `Situação do pedido 3301: ${state}.`,
        ]),
        fact(['Lia Prado', 'Nina Reis'], (who) => [`O cliente é ${who}.`, `O nome do cliente é ${who}.`]),
        fact(['R$ 249,90', 'R$ 229,90', 'R$ 279,90'], (price) => [
          `O valor total é de ${price}.`,
          `O total fica em ${price}.`,
        ]),
      ],
      [
        fact(['2 a 1', '2 a 2', '3 a 2', '3 a 3'], (score) => [
          `No jogo, o placar está em ${score}.`,
          `O placar do jogo está em ${score}.`,
        ]),
        fact(['31 minutos', '38 minutos', '44 minutos'], (time) => [
          `A partida está com ${time}.`,
          `Já se passaram ${time} de partida.`,
        ]),
        fact(['o goleiro está no gol', 'o goleiro não está no gol'], (keeper) => [
          `Vê-se que ${keeper}.`,
          `A imagem mostra que ${keeper}.`,
        ]),
      ],
    ],
  },
  {
    stream: 'test-pt-pesquisa',
    seed: 173,
    leadIns: [
      'Ainda a mesma tela. …',
      'Não houve mudanças: …',
      'Como já dito, …',
      'Igual à imagem anterior: …',
    ],
    scenes: [
      [
        fact(['do solo', 'das marés', 'das abelhas'], (topic) => [
          `O artigo aberto trata ${topic}.`,
          `Está aberto um artigo que trata ${topic}.`,
        ]),
        fact([4, 5, 6, 9], (page) => [`A página ${page} está na tela.`, `Vê-se a página ${page}.`]),
        fact(['um gráfico de barras', 'uma tabela', 'um mapa'], (what) => [
          `No alto da página há ${what}.`,
          `Há ${what} no alto da página.`,
        ]),
      ],
      [
        fact(['em execução', 'concluído', 'com falha', 'cancelado'], (state) => [
          `O treinamento do modelo está ${state}.`,
          `Treinamento do modelo: ${state}.`,
        ]),
        fact(['0,0432', '0,0423', '0,0391', '0,0388'], (loss) => [
          `A perda está em ${loss}.`,
          `O valor da perda é ${loss}.`,
        ]),
        fact([17, 18, 22, 30], (epoch) => [
          `A época atual é a ${epoch}.`,
          `O treino chegou à época ${epoch}.`,
        ]),
      ],
      [
        fact(['três anexos', 'quatro anexos', 'cinco anexos'], (n) => [
          `A mensagem tem ${n}.`,
          `Há ${n} na mensagem.`,
        ]),
        fact(['da professora Yara', 'do aluno Davi'], (who) => [
          `A mensagem é ${who}.`,
          `Trata-se de uma mensagem ${who}.`,
        ]),
        fact(['ainda não foi respondida', 'já foi respondida'], (state) => [
          `Ela ${state}.`,
          `A mensagem ${state}.`,
        ]),
      ],
    ],
  },
];
