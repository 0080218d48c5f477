import { parseSync } from '@swc/core';

/** What the rules of the architecture look at in one source file. */
export interface Module {
  /** From the root of the package, with slashes: "src/papers/paper.entity.ts". */
  path: string;
  lines: number;
  /** Files of ours that it imports or re-exports from, of types alone included, as they stand: "../papers". */
  imports: string[];
  /** Kinds of the statements at the top, as the parser names them. */
  statements: string[];
  classes: { name: string; decorators: string[] }[];
  /** Names in each array that is assigned to a name or a property: `entities: [Paper, Topic]`. */
  lists: Map<string, string[]>;
  anyTypes: number;
  nonNullAssertions: number;
}

type Json = { type?: unknown; [key: string]: unknown };

/** Parses a file of TypeScript, without resolving anything. */
export function readModule(path: string, text: string): Module {
  const { body } = parseSync(text, { syntax: 'typescript', decorators: true });
  const module: Module = {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: [],
    statements: body.map(({ type }) => type),
    classes: [],
    lists: new Map(),
    anyTypes: 0,
    nonNullAssertions: 0,
  };
  body.forEach((statement) => visit(statement, module));
  return module;
}

function visit(value: unknown, module: Module): void {
  if (Array.isArray(value)) {
    value.forEach((item) => visit(item, module));
  } else if (isJson(value)) {
    note(value, module);
    Object.values(value).forEach((child) => visit(child, module));
  }
}

function note(node: Json, module: Module): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      noteImport(textOf(node.source, 'value'), module);
      break;
    case 'CallExpression':
      if (isJson(node.callee) && node.callee.type === 'Import') {
        const [argument] = listOf(node.arguments);
        noteImport(textOf(isJson(argument) ? argument.expression : null, 'value'), module);
      }
      break;
    case 'ClassDeclaration':
      module.classes.push({
        name: textOf(node.identifier, 'value') ?? '',
        decorators: listOf(node.decorators).flatMap((decorator) => decoratorName(decorator) ?? []),
      });
      break;
    case 'VariableDeclarator':
      noteList(textOf(node.id, 'value'), node.init, module);
      break;
    case 'KeyValueProperty':
      noteList(textOf(node.key, 'value'), node.value, module);
      break;
    case 'TsKeywordType':
      module.anyTypes += node.kind === 'any' ? 1 : 0;
      break;
    case 'TsNonNullExpression':
      module.nonNullAssertions += 1;
      break;
  }
}

function noteImport(specifier: string | null, module: Module): void {
  if (specifier?.startsWith('.')) {
    module.imports.push(specifier);
  }
}

function noteList(name: string | null, value: unknown, module: Module): void {
  if (name !== null && isJson(value) && value.type === 'ArrayExpression') {
    const items = listOf(value.elements).map((element) => (isJson(element) ? element.expression : null));
    module.lists.set(
      name,
      items.flatMap((item) => textOf(item, 'value') ?? []),
    );
  }
}

function decoratorName(decorator: unknown): string | null {
  const expression = isJson(decorator) ? decorator.expression : null;
  return textOf(isJson(expression) ? expression.callee : null, 'value');
}

function textOf(node: unknown, property: string): string | null {
  const value = isJson(node) ? node[property] : null;
  return typeof value === 'string' ? value : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
