/**
 * Words that are right in one written standard only, and what they are called in the other. What both allow, and what is a word
 * of its own in the other («kvart», «skule», «viss», «siden», «bety»), is left out: a wrong alarm costs more than a word that
 * is missed, for whoever mixes the two does it in more than one word.
 */
const onlyBokmål = `
jeg eg,ikke ikkje,bare berre,mye mykje,hvordan korleis,hvorfor kvifor,hva kva,hvem kven,hver kvar,hvert kvart,hvor kor,hvis viss
noen nokon,noe noko,hun ho,fra frå,mer meir,være vere,gjøre gjere,gjør gjer,skole skule,skolen skulen,skoler skular,selv sjølv,sammen saman
tjeneste teneste,tjenesten tenesta,tjenester tenester,tjenestene tenestene,arbeidsgiver arbeidsgivar,arbeidsgiveren arbeidsgivaren
lederen leiaren,ledere leiarar,lederne leiarane,tillitsvalgt tillitsvald,tillitsvalgte tillitsvalde,ansatt tilsett,ansatte tilsette
kommer kjem,flere fleire,uten utan,disse desse,spørsmålene spørsmåla,bedre betre,kommuner kommunar,kommunene kommunane
medarbeider medarbeidar,medarbeidere medarbeidarar,medarbeiderne medarbeidarane,innbyggere innbyggjarar,innbyggerne innbyggjarane
opplysningene opplysningane,oppgaver oppgåver,oppgaven oppgåva,oppgavene oppgåvene,opplæringen opplæringa,endringen endringa
endringene endringane,forklaringen forklaringa,løsning løysing,løsningen løysinga,løsninger løysingar,allerede allereie,hjemme heime
rekkefølgen rekkjefølgja,mulig mogleg,mulighet moglegheit,muligheter moglegheiter,offentlig offentleg,offentlige offentlege
viktigste viktigaste,vanlige vanlege,virkelig verkeleg,særlig særleg,endelig endeleg,tidligere tidlegare,skrevet skrive,sier seier
svarene svara,valgt vald,måneden månaden,uken veka,uker veker,verneombud verneombod,verneombudet verneombodet
folkevalgt folkevald,folkevalgte folkevalde,medbestemmelse medbestemming,medvirkning medverknad,hovedavtale hovudavtale
hovedavtalen hovudavtalen,dere de,deres dykkar,kolleger kollegaer,systemene systema,verktøyene verktøya,menneskene menneska,stedet staden
trenger treng,fortsatt framleis,fortsetter held_fram,hører høyrer,kjører køyrer,tilgjengelig tilgjengeleg
personopplysninger personopplysningar,utviklingen utviklinga,veiledning rettleiing,nevne nemne,nevner nemner,hverdag kvardag,hverdagen kvardagen`;

const onlyNynorsk = `
eg jeg,ikkje ikke,berre bare,mykje mye,korleis hvordan,kvifor hvorfor,kva hva,kven hvem,nokon noen,noko noe,nokre noen,frå fra,meir mer
vere være,gjere gjøre,gjer gjør,skulen skolen,skular skoler,sjølv selv,saman sammen,teneste tjeneste,tenesta tjenesten,tenester tjenester
tenestene tjenestene,arbeidsgivar arbeidsgiver,arbeidsgivaren arbeidsgiveren,leiar leder,leiaren lederen,leiarar ledere,leiarane lederne
tillitsvald tillitsvalgt,tillitsvalde tillitsvalgte,kjem kommer,fleire flere,utan uten,desse disse,betre bedre,kommunar kommuner
kommunane kommunene,medarbeidar medarbeider,medarbeidarar medarbeidere,medarbeidarane medarbeiderne,innbyggjar innbygger
innbyggjarar innbyggere,innbyggjarane innbyggerne,opplysningane opplysningene,oppgåve oppgave,oppgåva oppgaven,oppgåver oppgaver
oppgåvene oppgavene,endringane endringene,løysing løsning,løysinga løsningen,løysingar løsninger,eigen egen,eigne egne,heile hele
rekkjefølgje rekkefølge,rekkjefølgja rekkefølgen,mogleg mulig,moglegheit mulighet,moglegheiter muligheter,offentleg offentlig
offentlege offentlige,viktigaste viktigste,vanleg vanlig,vanlege vanlige,verkeleg virkelig,særleg særlig,endeleg endelig
tidlegare tidligere,seier sier,seie si,verneombod verneombud,verneombodet verneombudet,folkevald folkevalgt,folkevalde folkevalgte
medbestemming medbestemmelse,medverknad medvirkning,hovudavtale hovedavtale,hovudavtalen hovedavtalen,dykk dere,dykkar deres
framleis fortsatt,høyrer hører,køyrer kjører,følgjer følger,ønskjer ønsker,tilgjengeleg tilgjengelig
personopplysningar personopplysninger,rettleiing veiledning,nemne nevne,nemner nevner,kvardag hverdag,kvardagen hverdagen
månad måned,månaden måneden,dei de,difor derfor,eit et,ein en,eitt ett,då da,trur tror,hjå hos,òg også`;

const read = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs
      .trim()
      .split(/[\n,]/)
      .map((pair) => pair.split(' '))
      .map(([word = '', other = '']) => [word, other.replaceAll('_', ' ')]),
  );

/** By the language of a text: the words that cannot be in it, and what to write. */
export const foreignWords: Readonly<Record<'nb' | 'nn', ReadonlyMap<string, string>>> = {
  nb: read(onlyNynorsk),
  nn: read(onlyBokmål),
};
