// What the runtime also takes, and is no name: offsets such as "+01:00".
const name = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const known = new Set<string>();
/** More than there are: of each name, every spelling in upper and lower case is another text. */
const mostKnown = 2_000;

/** Whether a text is the IANA name of a time zone that this runtime knows. */
export function isTimeZone(text: string): boolean {
  if (known.has(text)) {
    return true;
  }
  if (text.length > 60 || !name.test(text)) {
    return false;
  }
  try {
    // Throws a RangeError where it does not know the zone.
    new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
  } catch {
    return false;
  }
  if (known.size < mostKnown) {
    known.add(text);
  }
  return true;
}
