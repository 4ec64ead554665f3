/**
 * Words that turn a sentence's meaning, in English, Portuguese and Spanish, without accents. What stands on one
 * side is one thing said in other words; a denial turns one side to the other: "not enabled" is "disabled".
 */
const pairs: [plus: string, minus: string][] = [
  [
    `on enabled enables enable active activated activates engaged lit ligado ligada ligados ligadas ativo ativa ativos
     ativas ativado ativada ativados ativadas habilitado habilitada aceso acesa encendido encendida encendidos
     encendidas activo activa activado activada activados activadas prendido prendida`,
    `off disabled disables disable inactive deactivated disengaged unlit desligado desligada desligados desligadas
     inativo inativa desativado desativada desativados desativadas desabilitado desabilitada apagado apagada apagados
     apagadas inactivo inactiva desactivado desactivada desactivados desactivadas deshabilitado deshabilitada`,
  ],
  [
    `pass passes passed passing success successful successfully succeeded succeeds ok ✅ ✔ ✓ 👍 passou passa
     passam passaram sucesso paso pasa pasan pasaron exito exitoso exitosa`,
    `fail fails failed failing failure failures unsuccessful unsuccessfully ❌ ✖ ✗ ✘ 👎 falhou falha falham
     falhando falharam falhas fallo fallos falla fallan fallaron fallido fallida fallando`,
  ],
  ['🟢', '🔴'],
  [
    `connected online conectado conectada conectados conectadas`,
    `disconnected offline desconectado desconectada desconectados desconectadas`,
  ],
  [`reachable`, `unreachable`],
  [
    `available disponivel disponiveis disponible disponibles`,
    `unavailable indisponivel indisponiveis indisponible`,
  ],
  [
    `open opened opens aberto aberta abertos abertas abriu abierto abierta abiertos abiertas abrio`,
    `closed closes shut fechado fechada fechados fechadas fechou cerrado cerrada cerrados cerradas`,
  ],
  ['true verdadeiro verdadeira verdadero verdadera', 'false falso falsa'],
  ['unlocked desbloqueado desbloqueada', 'locked bloqueado bloqueada'],
  ['valid valido valida', 'invalid invalido invalida'],
  ['stable estavel estable', 'unstable instavel inestable'],
  [
    `allowed permitted permitido permitida permitidos`,
    `forbidden prohibited proibido proibida prohibido prohibida`,
  ],
  ['accepted aceito aceita aceptado aceptada', 'refused recusado recusada rechazado rechazada'],
  ['approved aprovado aprovada aprobado aprobada', 'rejected reprovado reprovada rejeitado rejeitada'],
  ['unmuted', 'muted mute mudo silenciado silenciada'],
  ['selected selecionado selecionada seleccionado seleccionada', 'deselected unselected'],
  ['checked ticked marcado marcada', 'unchecked unticked desmarcado desmarcada'],
  [
    `complete completed completes finished finishes done ended encerrado encerrada encerrou acabou acabo concluido concluida concluidos concluiu completo completa
     completou terminado terminada terminou termino finalizado finalizada finalizou completado completada`,
    `incomplete unfinished incompleto incompleta`,
  ],
  ['saved salvo salva guardado guardada', 'unsaved'],
  ['up', 'down'],
];

export interface Side {
  /** Its place in the list. */
  pair: number;
  minus: boolean;
}

/** Each word's pair and side. */
export const sides: ReadonlyMap<string, Side> = new Map(
  pairs.flatMap((both, pair) =>
    both.flatMap((words, side) => list(words).map((word) => [word, { pair, minus: side === 1 }] as const)),
  ),
);

/** "no" is missing: it denies in English and Spanish, and is "in the" in Portuguese. */
export const negations: ReadonlySet<string> = new Set(
  list(`not never none nothing neither nor without nobody nao nunca nenhum nenhuma nem sem jamais nada ninguem
    ningun ninguna ni sin jamas nadie tampoco nicht kein keine pas aucun aucune non niet geen nie inte ikke не нет`),
);

export function list(words: string): string[] {
  return words.trim().split(/\s+/);
}
