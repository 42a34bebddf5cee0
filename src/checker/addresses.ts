/** Names, and no places to fetch from: namespaces of XML, verbs and types of xAPI, and our own IRIs. */
const allowed: readonly RegExp[] = [
  /^http:\/\/www\.(?:imsproject|imsglobal|adlnet)\.org\/xsd\//,
  /^http:\/\/www\.w3\.org\/(?:2000\/svg|2001\/XMLSchema(?:-instance)?|XML\/1998\/namespace|1998\/Math\/MathML)$/,
  /^http:\/\/adlnet\.gov\/expapi\/(?:verbs|activities|attachments)\//,
  /^http:\/\/id\.tincanapi\.com\/attachment\//,
  /^http:\/\/projecttincan\.com\/tincan\.xsd$/,
  /^http:\/\/ltsc\.ieee\.org\/xsd\/LOM$/,
  /^https:\/\/w3id\.org\/(?:xapi|samspill)(?:\/|$)/,
];

/** What is said in passing: by `@xapi/xapi`, the base of endpoints without a host; by XSDs and licences, in comments and text. */
const allowedIn: readonly (readonly [path: RegExp, address: RegExp])[] = [
  [/^xapi\.js$/, /^http:\/\/localhost$/],
  [/^[^/]+\.(?:xsd|dtd)$/, /^http:\/\/www\.(?:w3\.org\/(?:TR|XML|2001)\/|xmlspy\.com$|imsglobal\.org\/)/],
  [/^licenses\.txt$/, /^https?:\/\//],
];

/** Addresses in a file of ours that nobody has allowed; a lesson may link to where it likes, but only link. */
export function unknownAddresses(path: string, text: string): readonly string[] {
  const read = path.endsWith('.html') ? text.replace(/<a [^>]{0,400}?href="https?:\/\/[^"]*"/g, '<a ') : text;
  const found = read.match(/\b(?:https?|wss?):\/\/[^\s"'`<>()\\]*[^\s"'`<>()\\.,;]/gi) ?? [];
  const known = [...allowed, ...allowedIn.filter(([file]) => file.test(path)).map(([, address]) => address)];
  return found.filter((address) => !known.some((pattern) => pattern.test(address)));
}
