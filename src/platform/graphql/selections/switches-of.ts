import { type DocumentNode, Kind, visit } from 'graphql';

/** The variables that `@skip` and `@include` go by, anywhere in a document. */
export function switchesOf(document: DocumentNode): string[] {
  const switches = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]: ({ arguments: given }) => {
      given?.forEach(({ value }) => {
        if (value.kind === Kind.VARIABLE) {
          switches.add(value.name.value);
        }
      });
    },
  });
  return [...switches];
}
