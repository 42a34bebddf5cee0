/**
 * Words that are right in one written standard only, and what they are called in the other; held against the spelling dictionaries of
 * both. What both allow («skole», «kommer», «heile»), and what is a word of its own in the other («bare», «seier», «kvart»), is
 * left out: a wrong alarm costs more than a word that is missed, for whoever mixes the two does it in more than one word.
 * The names of acts («arbeidsmiljøloven») are as their titles in nynorsk have them.
 */
const onlyBokmål = `
gjør gjer,disse desse,jeg eg,ikke ikkje,hvordan korleis,hvorfor kvifor,hva kva,hvem kven,hver kvar,hvert kvart,hvor kor,hvis viss
noen nokon,noe noko,hun ho,fra frå,mer meir,være vere,gjøre gjere,selv sjølv,sammen saman
tjeneste teneste,tjenesten tenesta,tjenester tenester,tjenestene tenestene,arbeidsgiver arbeidsgivar,arbeidsgiveren arbeidsgivaren
lederen leiaren,ledere leiarar,lederne leiarane,tillitsvalgt tillitsvald,tillitsvalgte tillitsvalde,ansatt tilsett,ansatte tilsette
flere fleire,spørsmålene spørsmåla,bedre betre,kommuner kommunar,kommunene kommunane
medarbeider medarbeidar,medarbeidere medarbeidarar,medarbeiderne medarbeidarane,innbyggere innbyggjarar,innbyggerne innbyggjarane
opplysningene opplysningane,oppgaver oppgåver,oppgaven oppgåva,oppgavene oppgåvene,opplæringen opplæringa,endringen endringa
endringene endringane,forklaringen forklaringa,løsning løysing,løsningen løysinga,løsninger løysingar,allerede allereie,hjemme heime
rekkefølgen rekkjefølgja,mulighet moglegheit,muligheter moglegheiter
viktigste viktigaste,virkelig verkeleg,særlig særleg,tidligere tidlegare,sier seier
svarene svara,valgt vald,måneden månaden,uken veka,uker veker,verneombud verneombod,verneombudet verneombodet
folkevalgt folkevald,folkevalgte folkevalde,medbestemmelse medbestemming,medvirkning medverknad,hovedavtale hovudavtale
hovedavtalen hovudavtalen,dere de,deres dykkar,systemene systema,verktøyene verktøya,menneskene menneska,stedet staden
fortsetter held_fram
personopplysninger personopplysningar,utviklingen utviklinga,veiledning rettleiing,nevne nemne,nevner nemner,hverdag kvardag,hverdagen kvardagen
hvilke kva_for,hvilken kva_for_ein,hvilket kva_for_eit,enig samd,arbeidstaker arbeidstakar,arbeidstakere arbeidstakarar
arbeidstakeren arbeidstakaren,arbeidsplassene arbeidsplassane,brukere brukarar,brukeren brukaren,brukerne brukarane,erfaringer erfaringar
trygghet tryggleik,sikkerhet tryggleik,spørre spørje,beslutning avgjerd,avgjørelse avgjerd,innbyggeren innbyggjaren,fagforening fagforeining
fagforeninger fagforeiningar,hverandre kvarandre,fremdeles framleis,innenfor innanfor,utenfor utanfor
en ein,én éin,ett eitt,samme same,annet anna,eget eige,arbeidsmiljøloven arbeidsmiljølova,kommuneloven kommunelova
forvaltningsloven forvaltningslova,arkivloven arkivlova,språkloven språklova,hovedtillitsvalgt hovudtillitsvald
hovedtillitsvalgte hovudtillitsvalde,partene partane,ledelsen leiinga,utvalg utval,utvalget utvalet,virksomhet verksemd
virksomheten verksemda,virksomheter verksemder,enhet eining,enheten eininga,avgjørelsen avgjerda,forståelse forståing,mestring meistring
navn namn,navnet namnet,mennesker menneske,foreldrene foreldra,penger pengar,måter måtar,dager dagar,måned månad,måneder månader
mandag måndag,tirsdag tysdag,veien vegen,hjem heim,alene åleine,videre vidare,annerledes annleis,sjelden sjeldan,senere seinare
lettere lettare,raskere raskare,enige samde,uenig usamd,uenige usamde,vært vore,kommet kome,glemt gløymt,fulgt følgt,endret endra
velge velje,velger vel,fortelle fortelje,forteller fortel,påvirke påverke,slipper slepp,planlegger planlegg,endrer endrar,snakker snakkar
mangler manglar,starter startar,koster kostar,handler handlar,brukes brukast,gjøres gjerast,endres endrast,skrives skrivast
drøftes drøftast,vurderes vurderast,evalueres evaluerast,informeres informerast,kalles heiter`;

const onlyNynorsk = `
berre bare,kjem kommer,frå fra,eg jeg,ikkje ikke,mykje mye,korleis hvordan,kvifor hvorfor,kva hva,nokon noen,noko noe,nokre noen,meir mer
vere være,gjere gjøre,gjer gjør,skulen skolen,skular skoler,sjølv selv,saman sammen,teneste tjeneste,tenesta tjenesten,tenester tjenester
tenestene tjenestene,arbeidsgivar arbeidsgiver,arbeidsgivaren arbeidsgiveren,leiar leder,leiaren lederen,leiarar ledere,leiarane lederne
tillitsvald tillitsvalgt,tillitsvalde tillitsvalgte,fleire flere,utan uten,desse disse,kommunar kommuner
kommunane kommunene,medarbeidar medarbeider,medarbeidarar medarbeidere,medarbeidarane medarbeiderne,innbyggjar innbygger
innbyggjarar innbyggere,innbyggjarane innbyggerne,opplysningane opplysningene,oppgåve oppgave,oppgåva oppgaven,oppgåver oppgaver
oppgåvene oppgavene,endringane endringene,løysingar løsninger
rekkjefølgje rekkefølge,rekkjefølgja rekkefølgen,mogleg mulig,moglegheit mulighet,moglegheiter muligheter,offentleg offentlig
offentlege offentlige,viktigaste viktigste,vanleg vanlig,vanlege vanlige,verkeleg virkelig,særleg særlig,endeleg endelig
tidlegare tidligere,verneombod verneombud,verneombodet verneombudet,folkevald folkevalgt,folkevalde folkevalgte
medbestemming medbestemmelse,medverknad medvirkning,hovudavtale hovedavtale,hovudavtalen hovedavtalen,dykk dere,dykkar deres
høyrer hører,køyrer kjører,ønskjer ønsker,tilgjengeleg tilgjengelig
personopplysningar personopplysninger,nemne nevne,nemner nevner,kvardag hverdag,kvardagen hverdagen
månad måned,månaden måneden,dei de,difor derfor,eit et,ein en,eitt ett
korkje verken,vore vært,verte bli,høyrt hørt,høyrde hørte,byrje begynne,byrjar begynner,arbeidstakar arbeidstaker
arbeidstakarar arbeidstakere,arbeidstakaren arbeidstakeren,arbeidsplassane arbeidsplassene,brukarar brukere,brukaren brukeren,brukarane brukerne
innbyggjaren innbyggeren,fagforeining fagforening,fagforeiningar fagforeninger,spørje spørre,tenkje tenke,innanfor innenfor
utanfor utenfor,sidan siden,hennar hennes
namn navn,namnet navnet,åleine alene,kvarandre hverandre,deira deres,enno ennå,vidare videre,ifølgje ifølge,utanom utenom,tidleg tidlig
vanskeleg vanskelig,tydeleg tydelig,dagleg daglig,truleg trolig,jamleg jevnlig,sakleg saklig,hyggeleg hyggelig,sjeldan sjelden
seinare senere,lettare lettere,raskare raskere,høgare høyere,teke tatt,spurde spurte,gløymt glemt,velje velge,leggje legge,setje sette
sørgje sørge,planleggje planlegge,heiter heter,fortel forteller,ringjer ringer,finst finnes,trengst trengs,møtest møtes,avgjer avgjør
endrar endrer,snakkar snakker,manglar mangler,startar starter,kostar koster,handlar handler,passar passer,verkar virker,brukast brukes
gjerast gjøres,endrast endres,drøftast drøftes,vurderast vurderes,evaluerast evalueres,styrast styres,meistring mestring,meistre mestre
verksemda virksomheten,verksemder virksomheter,rettleiar veileder,rettleiaren veilederen,utval utvalg,utvalet utvalget
heimetenesta hjemmetjenesten,pengar penger,timar timer,dagar dager,måtar måter,månader måneder,morgon morgen,tysdag tirsdag`;

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
