/** Fields of a report by their names in lower case; of one that comes twice the first. */
export type StatusFields = ReadonlyMap<string, string>;

const mostGroups = 100;

/** The groups of fields of a message/delivery-status or message/feedback-report part, unfolded. */
export function readStatusFields(text: string): StatusFields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/, mostGroups)
    .map(readGroup)
    .filter((fields) => fields.size > 0);
}

function readGroup(text: string): StatusFields {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) {
      fields.set(name, line.slice(colon + 1).trim());
    }
  }
  return fields;
}
