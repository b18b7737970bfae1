// The whole family of the shown edit as a tree, oldest to the left. Only what is in sight is drawn.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { pictureThumbnailAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { familyOf } from '../../../app/library/lineage.ts';
import type { Family, FamilyLink, FamilyNode } from '../../../app/library/lineage.ts';
import { editOf, useEdit } from '../../store/edits.ts';
import { family, learnFamily, maxRelatives } from '../../store/family.ts';
import { show } from '../../store/stage.ts';
import { view } from '../../store/view.ts';
import { outHandlers } from '../../commands/handoff.ts';
import { stateWords, titleOf } from '../../store/words.ts';
import { formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Thumb } from '../../ui/thumb.tsx';
import { useSize } from '../../ui/use-size.ts';
import type { ElementSize } from '../../ui/use-size.ts';
import css from './tree-view.module.css';

const width = 132;
const height = 88;
const across = 60;
const between = 16;
const margin = 24;

const leftOf = ({ depth }: FamilyNode): number => margin + depth * (width + across);
const topOf = ({ lane }: FamilyNode): number => margin + lane * (height + between);

type RelativeProps = { readonly node: FamilyNode; readonly shown: boolean; readonly tabbable: boolean; readonly level: number };

/** The picture that an edit was made of in the first place; undefined where it was made of words, or of a result. */
function givenTo(edit: EditSummary | null): EditSummary['inputs'][number] | undefined {
  const first = edit?.inputs[0];
  return first?.parent === null ? first : undefined;
}

/** Stands left of the first step: it is no edit, and cannot be chosen. */
function Original({ node }: { readonly node: FamilyNode }) {
  const given = givenTo(useEdit(node.id));
  if (given === undefined) return null;
  const style = { left: leftOf(node) - width - across, top: topOf(node), width, height };
  return (
    <div aria-hidden title={given.name} className={classes(css.node, css.original)} style={style}>
      <Thumb address={pictureThumbnailAddress(given, 320)} className={css.image} />
      <span className={css.words}>{given.name}</span>
    </div>
  );
}

function Relative({ node, shown, tabbable, level }: RelativeProps) {
  const edit = useEdit(node.id);
  if (edit === null) return null;
  const words = titleOf(edit, 60);
  const has = edit.results.length > 0 && edit.present;
  return (
    <button
      type="button"
      role="treeitem"
      aria-level={level}
      aria-selected={shown}
      aria-label={formatParts([words, edit.state === 'done' ? '' : text.stage.states[edit.state]])}
      tabIndex={tabbable ? 0 : -1}
      title={titleOf(edit)}
      className={classes(css.node, shown && css.shown)}
      style={{ left: leftOf(node), top: topOf(node), width, height }}
      draggable={has}
      {...(has ? outHandlers(() => [{ id: edit.id, index: 0 }]) : {})}
      onClick={() => show(node.id)}
      onDoubleClick={() => view.setState({ tree: false })}
    >
      {has ? (
        <Thumb address={resultThumbnailAddress(edit.id, 0, 320)} className={css.image} />
      ) : (
        <span aria-hidden className={css.state}>
          {stateWords(edit, 'no')}
        </span>
      )}
      <span aria-hidden className={css.words}>
        {words}
      </span>
    </button>
  );
}

function Link({ link, nodes }: { readonly link: FamilyLink; readonly nodes: ReadonlyMap<string, FamilyNode> }) {
  const [from, to] = [nodes.get(link.from), nodes.get(link.to)];
  if (from === undefined || to === undefined) return null;
  return <path d={pathBetween(from, to)} className={link.main ? css.link : css.side} />;
}

type LinksProps = {
  readonly tree: Family;
  /** First steps, each with its original before it. */
  readonly roots: readonly FamilyNode[];
  readonly isDrawn: (link: FamilyLink) => boolean;
  readonly width: number;
  readonly height: number;
};

function Links({ tree, roots, isDrawn, ...paper }: LinksProps) {
  const nodes = useMemo(() => new Map(tree.nodes.map((node) => [node.id, node])), [tree]);
  return (
    <svg aria-hidden {...paper} className={css.links}>
      {roots
        .filter(({ id }) => givenTo(editOf(id)) !== undefined)
        .map((node) => (
          <path key={node.id} d={pathBetween({ ...node, depth: 0 }, node)} className={css.link} />
        ))}
      {tree.links.filter(isDrawn).map((link) => (
        <Link key={`${link.from} ${link.to}`} link={link} nodes={nodes} />
      ))}
    </svg>
  );
}

/** From the right of one to the left of the other. */
function pathBetween(from: FamilyNode, to: FamilyNode): string {
  const start = { x: leftOf(from) + width, y: topOf(from) + height / 2 };
  const end = { x: leftOf(to), y: topOf(to) + height / 2 };
  const bend = (start.x + end.x) / 2;
  return `M${start.x} ${start.y} C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`;
}

/** Room for one more step before the first where any first step was made of a picture that was given. `before`: how many. */
function withOriginals(tree: Family): { readonly tree: Family; readonly before: 0 | 1 } {
  if (!tree.nodes.some(({ id, depth }) => depth === 0 && givenTo(editOf(id)) !== undefined)) return { tree, before: 0 };
  return { tree: { ...tree, nodes: tree.nodes.map((node) => ({ ...node, depth: node.depth + 1 })), depths: tree.depths + 1 }, before: 1 };
}

/** The shown one is brought into sight, and the focus goes along: opened by a key, or walked by arrows. */
function useInSight(area: RefObject<HTMLDivElement | null>, size: ElementSize, here: FamilyNode | undefined): void {
  useLayoutEffect(() => {
    const node = area.current;
    if (node === null || here === undefined || size.height === 0) return;
    const [left, top] = [leftOf(here), topOf(here)];
    const inSight =
      left >= node.scrollLeft &&
      left + width <= node.scrollLeft + size.width &&
      top >= node.scrollTop &&
      top + height <= node.scrollTop + size.height;
    if (!inSight) node.scrollTo({ left: left - (size.width - width) / 2, top: top - (size.height - height) / 2 });
  }, [area, here, size]);

  const opened = useRef(true);
  useEffect(() => {
    if (here === undefined) return;
    if (!opened.current && area.current?.contains(document.activeElement) !== true) return;
    const item = area.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (item === null || item === undefined) return;
    opened.current = false;
    item.focus({ preventScroll: true });
  });
}

export function TreeView({ edit }: { readonly edit: EditSummary }) {
  const known = useStore(family);
  const has = known.parents.has(edit.id);
  // A member of the family that is shown needs no new one; what is made from it is told (`familyGrew`).
  const asked = has ? (known.of ?? edit.id) : edit.id;
  useEffect(() => void learnFamily(asked), [asked]);

  const { tree, before } = useMemo(
    () => withOriginals(familyOf(known.ids.map((id) => ({ id, parents: known.parents.get(id) ?? [] })))),
    [known],
  );
  const area = useRef<HTMLDivElement>(null);
  const size = useSize(area);
  const [scrolled, setScrolled] = useState({ left: 0, top: 0 });
  const here = tree.nodes.find(({ id }) => id === edit.id);

  useInSight(area, size, here);
  const inSight = (node: FamilyNode): boolean =>
    leftOf(node) + width >= scrolled.left - across &&
    leftOf(node) <= scrolled.left + size.width + across &&
    topOf(node) + height >= scrolled.top - height &&
    topOf(node) <= scrolled.top + size.height + height;
  const drawn = tree.nodes.filter(inSight);
  const originals =
    before === 0 ? [] : tree.nodes.filter((node) => node.depth === before && (inSight(node) || inSight({ ...node, depth: 0 })));
  const drawnIds = new Set(drawn.map(({ id }) => id));
  const whole = {
    width: 2 * margin + Math.max(1, tree.depths) * (width + across) - across,
    height: 2 * margin + Math.max(1, tree.lanes) * (height + between) - between,
  };
  const words = text.stage.tree;
  return (
    <div className={css.view}>
      <div
        ref={area}
        role="tree"
        aria-label={words.label}
        className={css.area}
        onScroll={(event) => setScrolled({ left: event.currentTarget.scrollLeft, top: event.currentTarget.scrollTop })}
      >
        <div role="presentation" className={css.paper} style={whole}>
          <Links tree={tree} roots={originals} isDrawn={({ from, to }) => drawnIds.has(from) || drawnIds.has(to)} {...whole} />
          {drawn.map((node) => (
            <Relative
              key={node.id}
              node={node}
              level={node.depth + 1 - before}
              shown={node.id === edit.id}
              tabbable={node.id === edit.id}
            />
          ))}
          {originals.map((node) => (
            <Original key={node.id} node={node} />
          ))}
        </div>
      </div>
      <p className={css.note}>{known.whole ? words.count(tree.nodes.length) : words.part(maxRelatives)}</p>
    </div>
  );
}
