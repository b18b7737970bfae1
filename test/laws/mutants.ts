// Every mutant of a source text, and the text with all of them inside, each behind a switch: nothing is built anew for one of them.
import { parseSync } from 'vite';
import { neutralValues } from './neutral-values.ts';
import { treeOf } from './tree.ts';
import type { Node } from './tree.ts';

/** `body`: a named function does nothing, or answers a neutral value of its shape; `law`: a condition, a constant, an entry is another. */
export type MutantKind = 'body' | 'law';

export type Mutant = {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly kind: MutantKind;
  /** The named function around it, `makeQueue.add`; the constant of the module when there is none. */
  readonly owner: string;
  /** Whether other files can call the owner: it is exported, or is made by what is exported. */
  readonly exported: boolean;
  /** Evaluated when the module is loaded, not when something is called. */
  readonly still: boolean;
  readonly before: string;
  readonly after: string;
};

/** `module` is the number by which the text tells that a function of it was entered. Ids count from `firstId`. */
export type Mutated = { readonly code: string; readonly mutants: readonly Mutant[] };

type Found = { readonly node: Node; readonly mutant: Mutant; readonly code: string; readonly way: 'value' | 'entry' | 'body' };
type Scope = { readonly owner: string; readonly exported: boolean; readonly depth: number };

/** Texts of sentences are compared whole by nobody: their constants are no laws. */
const isOfWords = (file: string): boolean => /^app\/messages\/(?:en|zh-CN)\/|\/words/.test(file);

/** `wanted` leaves out the switches of the other mutants. `file` is relative to the root of the tree, with slashes. */
export function mutate(
  file: string,
  source: string,
  module: number,
  firstId: number,
  wanted: (id: number) => boolean = () => true,
): Mutated {
  const program = treeOf(parseSync(file, source).program);
  const found = new Map<Node, Found[]>();
  const mutants: Mutant[] = [];
  const heads = new Set<Node>();
  const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replace(/\s+/g, ' ');
  const lines = lineStarts(source);

  const add = (node: Node, scope: Scope, kind: MutantKind, code: string, way: Found['way'] = 'value', before = textOf(node)): void => {
    const mutant: Mutant = {
      id: firstId + mutants.length,
      file,
      line: lines.findLastIndex((start) => start <= node.start) + 1,
      kind,
      owner: scope.owner,
      exported: scope.exported,
      still: scope.depth === 0,
      before: shown(before),
      after: shown(code === '' ? 'nothing' : code),
    };
    mutants.push(mutant);
    if (wanted(mutant.id)) found.set(node, [...(found.get(node) ?? []), { node, mutant, code, way }]);
  };
  const textOf = (node: Node): string => source.slice(node.start, node.end);

  const visit = (node: Node, scope: Scope, parent: Node | null): void => {
    if (skipped(node)) return;
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const inner = scopeOf(node, scope, parent);
        const body = node.child('body');
        if (body === null) return;
        heads.add(body);
        if (inner.named)
          for (const value of neutralValues(node, source))
            add(body, inner, 'body', value, 'body', node.type === 'FunctionDeclaration' ? `function ${inner.owner}` : inner.owner);
        for (const param of node.children('params')) visit(param, inner, node);
        visit(body, inner, node);
        return;
      }
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement':
      case 'ForStatement': {
        const test = node.child('test');
        if (test !== null) add(test, scope, 'law', `!(${textOf(test)})`);
        break;
      }
      case 'BinaryExpression': {
        const swapped = swapOf(node);
        const [left, right] = [node.child('left'), node.child('right')];
        const negated = parent !== null && parent.child('test') === node && /^[!=]==?$/.test(String(node.field('operator')));
        if (swapped !== null && left !== null && right !== null && !negated)
          add(node, scope, 'law', `(${textOf(left)}) ${swapped} (${textOf(right)})`);
        break;
      }
      case 'LogicalExpression': {
        const [left, right] = [node.child('left'), node.child('right')];
        if (left === null || right === null) break;
        const operator = node.field('operator');
        if (operator === '??') add(node, scope, 'law', `(${textOf(right)})`);
        else add(node, scope, 'law', `(${textOf(left)}) ${operator === '&&' ? '||' : '&&'} (${textOf(right)})`);
        break;
      }
      case 'Literal':
        if (parent !== null && !isKey(node, parent)) {
          const other = otherLiteral(node.field('value'), file);
          if (other !== null) add(node, scope, 'law', other);
        }
        return;
      case 'SwitchCase': {
        const test = node.child('test');
        if (test !== null) add(test, scope, 'law', 'Symbol()', 'value', `case ${textOf(test)}`);
        // Its own literal is the case itself.
        for (const statement of node.children('consequent')) visit(statement, scope, node);
        return;
      }
      case 'ArrayExpression': {
        const elements = node.children('elements').filter(({ type }) => type !== 'SpreadElement');
        if (!isOfWords(file) && elements.length <= 80) for (const element of elements) add(element, scope, 'law', '', 'entry');
        break;
      }
      case 'ObjectExpression':
        if (!isOfWords(file))
          for (const property of node.children('properties'))
            if (property.type === 'Property' && property.field('method') !== true && !isFunction(property.child('value')))
              add(property, scope, 'law', '', 'entry');
        break;
      default:
    }
    for (const child of node.all()) visit(child, scopeOfDeclarator(node, scope), node);
  };

  /** A constant of the module owns what stands in it. */
  const scopeOfDeclarator = (node: Node, scope: Scope): Scope => {
    const name = node.type === 'VariableDeclarator' && scope.depth === 0 ? node.child('id')?.field('name') : undefined;
    return typeof name === 'string' ? { ...scope, owner: name, exported: exportedNames.has(name) } : scope;
  };

  const exportedNames = namesExported(program);
  const scopeOf = (node: Node, scope: Scope, parent: Node | null): Scope & { readonly named: boolean } => {
    const own = node.child('id')?.field('name') ?? nameFrom(parent);
    const depth = scope.depth + 1;
    if (typeof own !== 'string') return { ...scope, depth, named: false };
    if (scope.depth === 0) return { owner: own, exported: exportedNames.has(own), depth, named: true };
    return { owner: `${scope.owner}.${own}`, exported: scope.exported, depth, named: true };
  };

  visit(program, { owner: file, exported: false, depth: 0 }, null);
  return { code: withSwitches(program, source, module, found, heads), mutants };
}

/** Counts that it was come by and answers whether it is on; see switchboard.ts. */
const isOn = ({ id }: Mutant): string => `++__law[${id}] > 0`;

function withSwitches(
  program: Node,
  source: string,
  module: number,
  found: ReadonlyMap<Node, readonly Found[]>,
  heads: ReadonlySet<Node>,
): string {
  const textOf = (node: Node): string => {
    let [text, at] = ['', node.start];
    for (const child of node.type.startsWith('Import') ? [] : node.all()) {
      // A shorthand property is its key and its value at once.
      if (child.start < at) continue;
      text += source.slice(at, child.start) + (skipped(child) ? source.slice(child.start, child.end) : textOf(child));
      at = child.end;
    }
    return switched(node, text + source.slice(at, node.end));
  };

  const switched = (node: Node, text: string): string => {
    const mine = found.get(node) ?? [];
    const bodies = mine.filter(({ way }) => way === 'body');
    const values = mine.filter(({ way }) => way === 'value').map(({ mutant, code }) => `${isOn(mutant)} ? (${code}) : `);
    const entry = mine.find(({ way }) => way === 'entry');
    let now = values.length === 0 ? text : `(${values.join('')}(${text}))`;
    if (heads.has(node)) now = enter(node, now, bodies);
    if (entry === undefined) return isLoopBody(node) ? `{ __lawIn(${module}); ${text} }` : now;
    return node.type === 'Property' ? `...(${isOn(entry.mutant)} ? {} : { ${now} })` : `...(${isOn(entry.mutant)} ? [] : [${now}])`;
  };

  const enter = (body: Node, text: string, bodies: readonly Found[]): string => {
    if (body.type !== 'BlockStatement')
      return `(__lawIn(${module}), ${bodies.map(({ mutant, code }) => `${isOn(mutant)} ? (${code}) : `).join('')}(${text}))`;
    const early = bodies.map(({ mutant, code }) => ` if (${isOn(mutant)}) return ${code};`).join('');
    return `{ __lawIn(${module});${early}${text.slice(1)}`;
  };

  const loops = new Set<Node>();
  const isLoopBody = (node: Node): boolean => loops.has(node);
  const findLoops = (node: Node): void => {
    if (/^(For|While|DoWhile)/.test(node.type)) {
      const body = node.child('body');
      if (body !== null) loops.add(body);
    }
    for (const child of node.all()) findLoops(child);
  };
  findLoops(program);

  return program
    .children('body')
    .map((statement) => again(statement, textOf, source))
    .join('\n');
}

/** A constant of the module, made so that it can be made again under a mutant: what uses it takes its newest value. */
function again(statement: Node, textOf: (node: Node) => string, source: string): string {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.child('declaration') : statement;
  const [one, ...more] = declaration?.type === 'VariableDeclaration' ? declaration.children('declarations') : [];
  const [id, init] = [one?.child('id') ?? null, one?.child('init') ?? null];
  const plain = id?.type === 'Identifier' && more.length === 0 && init !== null && declaration?.field('kind') === 'const';
  if (!plain || isFunction(init)) return textOf(statement);
  const name = String(id.field('name'));
  const ids = [...textOf(init).matchAll(/__law\[(\d+)\]/g)].map(([, number]) => number);
  return [
    `const __make_${name} = () => (${textOf(init)});`,
    `${statement === declaration ? '' : 'export '}let ${source.slice(id.start, id.end)} = __make_${name}();`,
    `__lawStill([${ids.join(', ')}], () => { const was = ${name}; ${name} = __make_${name}() as never; return () => { ${name} = was; }; });`,
  ].join('\n');
}

function namesExported(program: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of program.children('body')) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const declaration = statement.child('declaration');
    const declared =
      declaration?.type === 'VariableDeclaration' ? declaration.children('declarations') : declaration === null ? [] : [declaration];
    for (const one of [...declared]) names.add(String(one?.child('id')?.field('name')));
    for (const specifier of statement.children('specifiers')) names.add(String(specifier.child('local')?.field('name')));
  }
  return names;
}

function nameFrom(parent: Node | null): unknown {
  if (parent?.type === 'VariableDeclarator') return parent.child('id')?.field('name');
  if (parent?.type === 'Property') return parent.child('key')?.field('name') ?? parent.child('key')?.field('value');
  return undefined;
}

function otherLiteral(value: unknown, file: string): string | null {
  if (typeof value === 'boolean') return String(!value);
  if (typeof value === 'number') return String(value + 1);
  if (typeof value !== 'string' || isOfWords(file) || /\s./.test(value)) return null;
  return value === '' ? "'~'" : "''";
}

const swaps: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
};

function swapOf(node: Node): string | null {
  const operator = String(node.field('operator'));
  const isText = [node.child('left'), node.child('right')].some(
    (side) => side?.type === 'TemplateLiteral' || (side?.type === 'Literal' && typeof side.field('value') === 'string'),
  );
  return operator === '+' && isText ? null : (swaps[operator] ?? null);
}

const isFunction = (node: Node | null): boolean =>
  node !== null && ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);

/** Types, imports and words that are no values. */
function skipped(node: Node): boolean {
  return (
    (node.type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type)) ||
    node.type.startsWith('Import') ||
    node.type === 'ExportAllDeclaration' ||
    node.type === 'TemplateElement'
  );
}

/** Keys are names; a text that is an entry of an array is dropped as a whole. */
function isKey(node: Node, parent: Node): boolean {
  if (parent.type === 'ArrayExpression' && typeof node.field('value') === 'string') return true;
  return (
    (parent.type === 'Property' && parent.child('key') === node) ||
    (parent.type === 'ExpressionStatement' && parent.field('directive') !== undefined)
  );
}

function lineStarts(source: string): readonly number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
