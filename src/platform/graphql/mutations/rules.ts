import { ArrayMaxSize, Max, MaxLength, Min, type ValidationArguments } from 'class-validator';

/** A text of at most so many characters; TOO_LONG otherwise. */
export function AtMostCharacters(most: number): PropertyDecorator {
  return MaxLength(most, {
    message: ({ value }) => `Expected at most ${counted(most)} characters, got ${counted(lengthOf(value))}.`,
  });
}

/** A list of texts of at most so many characters each; TOO_LONG otherwise. */
export function EachAtMostCharacters(most: number): PropertyDecorator {
  const message = ({ value }: ValidationArguments): string => {
    const texts: unknown[] = Array.isArray(value) ? value : [];
    const index = texts.findIndex((text) => lengthOf(text) > most);
    return `Expected at most ${counted(most)} characters each, got ${counted(lengthOf(texts[index]))} at ${index}.`;
  };
  return MaxLength(most, { each: true, message });
}

/** A list of at most so many items; TOO_MANY otherwise. */
export function AtMostItems(most: number): PropertyDecorator {
  return ArrayMaxSize(most, {
    message: ({ value }) => `Expected at most ${counted(most)} items, got ${counted(lengthOf(value))}.`,
  });
}

/** A number within bounds that both count; INVALID otherwise. */
export function Within(least: number, most: number): PropertyDecorator {
  const message = `Expected a number from ${counted(least)} to ${counted(most)}, got $value.`;
  const rules = [Min(least, { message }), Max(most, { message })];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
