/** What words weigh, in English, Portuguese and Spanish, without accents. */
import { list } from './opposites';

/** Say nothing by themselves: articles, prepositions of no place in particular, pronouns, forms of "to be" and "have". */
export const empty: ReadonlySet<string> = new Set(
  list(`the a an is are was were be been am has have had do does did of in on at by for with to from as and or but
    that this these those it its there here which who whose their they them he she his her i we you your our us me
    my per together along also so too into onto about than if while where when what whether
    o os as um uma uns umas de do da dos das em na nas nos no ao aos pelo pela pelos pelas com por para que e ou mas
    se ha foi sao esta estao era eram ser sido tem ter ele ela eles elas seu sua seus suas isso isto este
    esta estes estas esse essa num numa sobre como onde quando
    el la los las lo un una unos unas del al y con son fue hay es han haya su sus ese esa esto eso aquel donde
    cuando en estan esta ha he foram eram fueron eran sendo siendo juntamente junto`),
);

/** Verbs of showing and being somewhere. New ones say nothing, unless they stand where another word was. */
export const light: ReadonlySet<string> = new Set(
  list(`show shows shown showing display displays displayed displaying see seen sees seeing view viewing views
    visible appear appears appeared appearing present presents presented contain contains containing containing
    include includes including feature features featuring hold holds holding read reads report reports reported
    reporting state states stating indicate indicates indicated indicating mark marks stand stands sit sits remain
    remains stay stays continue continues keep keeps still currently now again looking looks look seem seems there
    screen screenshot display frame called named titled labelled labeled being put puts give gives given
    according list lists listed listing page webpage pagina
    status state set turned switched sign says say already yet so far newest latest recent most going goes happening
    located placed found
    mostra mostram mostrando exibe exibem exibido exibida exibindo aparece aparecem ve veem vista contem inclui
    indica diz continua continuam segue permanece ainda agora atualmente tela novamente chamado chamada
    intitulado apresenta apresentado lista lido lendo situacao fica ficam esta atual
    muestra muestran mostrando ve ven contiene incluye sigue siguen permanece todavia aun ahora pantalla actualmente
    nuevamente leyendo titulado presenta dice situacion visualiza
    user users usuario usuaria usuarios reading reached reaches positioned situated depicts depict depicted displaying traz trazem visivel visiveis
    visibles listados listadas listado listada exibidos exibidas chegou atingiu alcanzo llego mostrado mostrada
    mostrados mostradas`),
);

/** Of the light ones, those that any of the others may stand for. */
export const showing: ReadonlySet<string> = new Set(
  list(`show shows shown showing display displays displayed displaying see seen visible appear appears appeared
    appearing present presents presented contain contains containing include includes including feature features
    read reads says say reports states indicates lists listed depicts
    mostra mostram mostrando exibe exibem exibido exibida aparece aparecem ve contem inclui indica diz traz
    apresenta apresentado lista visivel
    muestra muestran ven contiene incluye presenta dice`),
);

/** Words that a repeat begins with, or that are all it says. Those of `changes` need a denial. */
export const leadIns: ReadonlySet<string> = new Set(
  list(`as before previous previously earlier again once more moment ago same still unchanged nothing no none not
    without any update updates status frame frames picture pictures image images screenshot screen view summary sum
    up summarise summarize recap short note noted mention mentioned already said like in just overall report
    identical last one here see can i we currently now time everything else otherwise remains remain continues stays
    so far the a an is are has have had been there to of it this that on from with compared since at all least
    look looks situation display displays shows first brief briefly additionally also further by
    como antes anterior anteriormente novamente mais uma vez mesma mesmo mesmas mesmos ainda nada nenhuma nenhum sem
    imagem tela captura quadro vista resumo resumindo suma breve nota dito ja mencionado momento atras instante igual
    identica identico ultima ultimo agora aqui ve tudo resto demais continua permanece segue assim na no em a o e de
    da do ao que foi houve ha se esta ser ver atualmente relatar desde
    igual que el la los las un una lo del al misma mismo otra vez todavia sin nada ningun ninguna
    pantalla captura imagen anterior resumen resumiendo momento hace instante identica ahora aqui todo sigue como
    en y es hay ha sido mencionado dicho recordatorio`),
);

/** One of these, or a denial, makes a sentence of lead-ins say that it is the same again. */
export const sameness: ReadonlySet<string> = new Set(
  list(`same unchanged identical again still remains remain continues stays before previous previously earlier
    already igual mesma mesmo mesmas mesmos ainda continua permanece segue identica identico novamente antes anterior
    misma mismo sigue todavia`),
);

/** A lead-in of these alone tells of news: "Update:" does not, "Something new:" does. */
export const changes: ReadonlySet<string> = new Set(
  list(`new news change changes changed changing different difference differences update updates
    novo nova novos novas novidade novidades mudanca mudancas mudou mudaram mudar diferente diferencas alteracao
    alteracoes nuevo nueva nuevos nuevas novedad novedades cambio cambios cambia cambiado cambiaron`),
);

/** Nouns that go along with what they name, and are left out as readily. */
export const soft: ReadonlySet<string> = new Set(
  list(`file window app application program section panel area text label field output usage value level site website
    browser aplicativo aplicacion secao seccion painel panel texto saida salida valor nivel uso navegador price remain
    terminal console editor sidebar toolbar`),
);

/** What an amount is in: another one is another amount. */
export const currencies: ReadonlySet<string> = new Set(['euro', 'dollar', 'real', 'pound', '¥', '₹']);

/** Parts of a screen of which each is called now one, now the other. */
export const containers: ReadonlySet<string> = new Set(['window', 'dialog', 'panel', 'section', 'area']);

/** Losing one of these changes what is said. */
export const qualifying: ReadonlySet<string> = new Set(
  list(`minus almost only some all most every each both half maybe may might can approximately could should would will must except until unless
    partially partly another error exception warning crash crashed fatal panic timeout missing broken denied lost
    expired conflict problem danger declined blocked
    algum alguns alguma algumas todos todas todo toda ambos metade talvez pode deve exceto parcialmente outro outra
    algunos algunas ambos quizas puede debe excepto parcialmente otro otra ausente quebrado falta perdido perdida`),
);

/** In these, places are the news: what is listed may not change places. */
export const ranking: ReadonlySet<string> = new Set(
  list(`leaderboard ranking ranked standings podium classificacao clasificacion rank place order sorted first then
    before after ordem orden primeiro primero depois luego antes despues lidera leads above below podio`),
);
