/** Words that say the same, in English, Portuguese and Spanish, without accents. */
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
start starts begin begins commences comeca comecam inicia iniciam empieza empiezan comienza
starting beginning comecando iniciando empezando
started began begun commenced iniciado iniciada iniciou comecou empezo comenzo
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
field fields box boxes campo campos
panel panels pane panes painel paineis paneles
file files arquivo arquivos fichero ficheros archivo archivos ficheiro
picture pictures image images photo photos photograph photographs foto fotos fotografia imagem imagens imagen imagenes
article articles artigo artigos articulo articulos
cart basket carrinho carrito cesta
below beneath under underneath abaixo debajo embaixo
above acima encima
inside within dentro
beside alongside
will sera serao seran
must deve devem debe deben
may pode podem puede pueden
folder directory pasta carpeta diretorio
list lists lista listas listed listing listado listados listada
table tables tabela tabelas tabla tablas
chart graph graphs charts grafico graficos
spreadsheet worksheet planilha hoja
test tests teste testes prueba pruebas
build builds
deploy deployment deploys
download downloads descarga descargas
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
left esquerda esquerdo izquierda izquierdo ←
right direita direito derecha derecho →
top upper alto cima arriba
bottom baixo abajo
unread
yes sim si
remain remains restam resta restantes restante restan quedan faltan faltam
score placar marcador pontuacao
sent send sends enviado enviada enviou envia
asks ask asked pede pedindo pediu pregunta pergunta solicita solicitou solicitado requested request requests
wants want wanted quer quiere
say says said diz dijo dice
write writes wrote written writing escreve escreveu escrito escrita escribe escribio escrita
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
approximately aproximadamente
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
