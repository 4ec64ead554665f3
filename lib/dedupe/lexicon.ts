/** What words weigh, in English, Portuguese and Spanish, without accents. */
import { list } from './opposites';

/** One thing in other words. The first word stands for all. */
const synonyms = `
stacktrace traceback trace
error errors erro erros errores
exception exceptions excecao excecoes excepcion excepciones
warning warnings warn aviso avisos alerta alertas advertencia advertencias ⚠
rising rises rise rose increased increases increasing grew growing subiu sobe subindo aumentou aumentando sube subio aumento alta ↑ ▲ ⬆ 📈
falling falls fell dropped decreased decreases decreasing declining caiu cai caindo diminuiu queda cayo disminuyo baja ↓ ▼ ⬇ 📉
higher superior
lower inferior
visible visivel visiveis visibles
hidden invisible oculto oculta escondido escondida
running executing rodando execucao ejecucion corriendo executando ejecutando andamento progress
stopped halted paused parado parada pausado pausada parou pausou detenido detenida pausa
cancelled canceled aborted cancelado cancelada abortado
started began begun starts begins iniciado iniciada iniciou comecou começou empezo comenzo iniciada
waiting waits awaiting awaits wait await aguarda aguardando espera esperando
full cheio cheia lleno llena
empty blank vazio vazia vazios vazias vacio vacia vacios
window windows janela janelas ventana ventanas
dialog dialogue dialogs popup modal dialogo
page pages webpage pagina paginas
website site sitio
message messages mensagem mensagens mensaje mensajes
email emails mail mails correo correos
button buttons botao botoes boton botones
field fields campo campos
file files arquivo arquivos fichero ficheros archivo archivos ficheiro
folder directory pasta carpeta diretorio
list lists lista listas listed listing listado listados listada
table tables tabela tabelas tabla tablas
chart graph graphs charts grafico graficos
spreadsheet worksheet planilha hoja
test tests teste testes prueba pruebas
build builds
deploy deployment deploys deployed
download downloads downloading baixado baixando descarga descargando
upload uploads envio
user users usuario usuarios usuaria
customer client customers cliente clientes
price prices priced cost costs preco precos precio precios custa custam cuesta cuestan cotacao cotado cotada
total sum totals soma suma
time tempo tiempo
minute minutes minuto minutos min mins
second seconds segundo segundos secs
hour hours hora horas hr hrs
day days dia dias
percent % percentage porcento
kilobyte kb kilobytes
megabyte mb megabytes
gigabyte gb gigabytes
meter metre meters metres metro metros
kilometer kilometre km kilometers kilometres quilometro quilometros kilometro kilometros
euro euros € eur
dollar dollars $ usd us$ dolar dolares
real reais r$ brl
pound pounds gbp £
left esquerda izquierda ←
right direita derecha →
top upper alto cima arriba
bottom baixo abajo
unread
yes sim si
remain remains restam resta restantes restante restan quedan queda faltan faltam
score placar marcador pontuacao
sent send sends enviado enviada enviou envia
asks ask asked pede pedindo pediu pregunta pergunta solicita solicitou solicitado requested request requests
wants want wanted quer quiere
say says said diz dijo dice
write writes wrote written writing escreve escreveu escribe escribio
lido leido
january jan
february feb
mar
april apr
august aug
september sep sept
october oct
november nov
december dec
monday mon
tuesday tue
wednesday wed
thursday thu
friday fri
saturday sat
sunday sun
colour color colours colors cor cores
login signin
large big grande grandes
small little pequeno pequena pequenos
quick fast rapido rapida
many several varios varias muitos muitas muchos muchas
more mais
less fewer menos
almost nearly quase casi
only apenas somente solo solamente
`;

/** The word that stands for each. */
export const standing: ReadonlyMap<string, string> = new Map(
  synonyms
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = list(line);
      return words.map((word) => [word, words[0] ?? word] as const);
    }),
);

/** Say nothing by themselves: articles, prepositions of no place in particular, pronouns, forms of "to be" and "have". */
export const empty: ReadonlySet<string> = new Set(
  list(`the a an is are was were be been am has have had do does did of in on at by for with to from as and or but
    that this these those it its there here which who whose their they them he she his her i we you your our us me
    my also so too into onto about than if while where when what whether
    o os as um uma uns umas de do da dos das em na nas nos no ao aos pelo pela pelos pelas com por para que e ou mas
    se ha foi sao esta estao era eram ser sido tem ter ele ela eles elas seu sua seus suas isso isto este
    esta estes estas esse essa num numa sobre como onde quando
    el la los las lo un una unos unas del al y con son fue hay es han haya su sus ese esa esto eso aquel donde
    cuando estan esta ha he`),
);

/** Verbs of showing and being somewhere. New ones say nothing, unless they stand where another word was. */
export const light: ReadonlySet<string> = new Set(
  list(`show shows shown showing display displays displayed displaying see seen sees seeing view viewing views
    visible appear appears appeared appearing present presents presented contain contains containing containing
    include includes including feature features featuring hold holds holding read reads report reports reported
    reporting state states stating indicate indicates indicated indicating mark marks stand stands sit sits remain
    remains stay stays continue continues keep keeps still currently now again looking looks look seem seems there
    screen screenshot display frame picture image called named titled labelled labeled can being put puts give gives given
    according list lists listed listing page webpage pagina
    status state set turned switched sign says say already yet so far newest latest recent most going goes happening
    located placed found
    mostra mostram mostrando exibe exibem exibido exibida exibindo aparece aparecem ve veem vista contem inclui
    indica diz continua continuam segue permanece ainda agora atualmente tela imagem novamente chamado chamada
    intitulado apresenta apresentado lista lido lendo situacao fica ficam esta atual
    muestra muestran mostrando ve ven contiene incluye sigue siguen permanece todavia aun ahora pantalla actualmente
    nuevamente leyendo titulado presenta dice situacion queda visualiza
    user users usuario usuaria usuarios reading`),
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
    browser aplicativo aplicacion secao seccion painel panel texto saida salida valor nivel uso navegador`),
);

/** Losing one of these changes what is said. */
export const qualifying: ReadonlySet<string> = new Set(
  list(`minus almost only some all most every both half maybe may might could should would will must except until unless
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
