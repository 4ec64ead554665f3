/**
 * Words that turn a sentence's meaning, in English, Portuguese and Spanish, normalised (no accents).
 * A concept is a pair of opposites: what stands on one side is one thing said in other words.
 */
const concepts: [plus: string, minus: string][] = [
  [
    `on enabled enables enable active activated activates ligado ligada ativo ativa ativado ativada habilitado
     habilitada encendido encendida activo activa activado activada`,
    `off disabled disables disable inactive deactivated desligado desligada inativo inativa desativado desativada
     desabilitado desabilitada apagado apagada inactivo inactiva desactivado desactivada deshabilitado`,
  ],
  [
    `pass passes passed passing success successful successfully succeeded succeeds ok ✅ ✔ ✓ 🟢 👍 passou passa
     passam passaram sucesso aprovado aprovada paso pasa pasan pasaron exito exitoso aprobado aprobada`,
    `fail fails failed failing failure failures unsuccessful unsuccessfully ❌ ✖ ✗ ✘ 🔴 👎 falhou falha falham
     falharam falhas reprovado reprovada fallo fallos falla fallan fallaron fallido fallida suspendido`,
  ],
  ['green verde', 'red vermelho vermelha rojo roja'],
  [
    `up rising rises rose increased increases increasing higher above ↑ ▲ ⬆ 📈 acima subiu sobe aumentou arriba
     sube subio aumento aumentado encima`,
    `down falling falls fell decreased decreases decreasing lower below ↓ ▼ ⬇ 📉 abaixo caiu desceu desce diminuiu
     abajo baja bajo cayo disminuyo debajo`,
  ],
  [
    `connected online reachable available conectado conectada disponivel disponible`,
    `disconnected offline unreachable unavailable desconectado desconectada indisponivel`,
  ],
  [
    `open opened opens aberto aberta abriu abierto abierta abrio`,
    `closed closes fechado fechada fechou cerrado cerrada`,
  ],
  [
    `visible shown appears appeared visivel aparece apareceu aparecio`,
    `hidden invisible disappears disappeared gone oculto oculta escondido desaparece desapareceu invisivel
     desaparecio`,
  ],
  [
    `started starts running resumed resumes iniciado iniciada iniciou rodando retomado reanudado`,
    `stopped stops paused halted parado parada parou pausado pausada detenido detenida`,
  ],
  ['true yes sim verdadeiro verdadeira verdadero verdadera', 'false falso falsa'],
  ['unlocked desbloqueado desbloqueada', 'locked bloqueado bloqueada'],
  ['valid valido valida', 'invalid invalido invalida'],
  [
    `allowed accepted approved granted permitido permitida aceito aceita aceptado aceptada`,
    `denied rejected refused blocked forbidden negado negada recusado recusada rejeitado rejeitada rechazado
     rechazada denegado denegada prohibido proibido`,
  ],
  ['unmuted', 'muted mudo silenciado silenciada'],
  ['full cheio cheia lleno llena', 'empty vazio vazia vacio vacia'],
  [
    'selected checked selecionado selecionada marcado marcada seleccionado',
    'deselected unchecked desmarcado',
  ],
  [
    `complete completed finished done concluido concluida completo completa terminado terminada`,
    `incomplete unfinished pending pendente pendiente incompleto incompleta`,
  ],
  ['saved salvo salva guardado guardada', 'unsaved'],
  ['won wins winning ganhou ganhando gano ganando', 'lost loses losing perdeu perdendo perdio perdiendo'],
  ['more mais', 'less fewer menos'],
  ['in entrou entrado', 'out saiu salido'],
  ['left esquerda izquierda ←', 'right direita derecha →'],
  ['plus', 'minus'],
];

export interface Sided {
  concept: number;
  minus: boolean;
}

/** Each word's concept and side. */
export const sided: ReadonlyMap<string, Sided> = new Map(
  concepts.flatMap((sides, concept) =>
    sides.flatMap((words, side) =>
      list(words).map((word) => [word, { concept, minus: side === 1 }] as const),
    ),
  ),
);

/** "no" is missing: it denies in English and Spanish, and is "in the" in Portuguese. */
export const negations: ReadonlySet<string> = new Set(
  list(`not never none nothing neither nor without nobody nao nunca nenhum nenhuma nem sem jamais nada ninguem
    ningun ninguna ni sin jamas nadie tampoco`),
);

/** Words of trouble; those of one line are one thing. */
const troubles = [
  'error errors erro erros errores',
  'exception exceptions excecao excecoes excepcion excepciones',
  'warning warnings warn aviso avisos alerta alertas advertencia advertencias alert alerts ⚠',
  'crash crashed crashes crashing travou colapso bloqueou',
  'fatal panic critical critico critica',
  'fail fails failed failing failure failures falha falhas falhou falham fallo fallos falla fallan fallaron',
  'timeout timeouts',
  'missing faltando falta faltan ausente',
  'broken quebrado quebrada roto rota',
  'denied refused rejected forbidden negado negada denegado denegada recusado rechazado proibido prohibido',
  'aborted abort cancelled canceled cancelado cancelada abortado',
  'conflict conflicts conflito conflitos conflicto conflictos',
  'expired expirou expirado expirada',
  'problem problems problema problemas issue issues',
  'stacktrace traceback segfault',
  'danger perigo peligro',
];

/** Each word of trouble's line. */
export const trouble: ReadonlyMap<string, number> = new Map(
  troubles.flatMap((line, index) => list(line).map((word) => [word, index] as const)),
);

function list(words: string): string[] {
  return words.trim().split(/\s+/);
}
