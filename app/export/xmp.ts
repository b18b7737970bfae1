// The XMP packet of an exported picture: what photo programs read (caption, keywords, rating, date, IPTC's label for AI), and our record where PNG's chunks are missing.
import { labels } from '../edits/labels.ts';
import type { EditRecord } from '../edits/record.ts';
import { findModel } from '../models/models.ts';
import { withoutQuery } from '../pictures/web-address.ts';
import { ownNamespace } from '../recipes/own.ts';
import { digitalSourceType } from './source-type.ts';
import type { Origin } from './source-type.ts';

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  stRef: 'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  digiKam: 'http://www.digikam.org/ns/1.0/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  kontext: ownNamespace,
} as const;

/** digiKam’s numbers for its pick labels. */
const pickLabels = { none: '', reject: '1', pick: '3' } as const;

const altLetters = 250;

export type XmpFacts = {
  readonly record: EditRecord;
  readonly index: number;
  readonly origin: Origin;
  readonly program: string;
  /** The JSON of our own record, for files that have no chunk for it. */
  readonly own: string | null;
};

/** A whole packet, read only, in UTF-8. */
export function xmpPacket({ record, index, origin, program, own }: XmpFacts): string {
  const { organised, request } = record;
  const instruction = request.prompt.trim();
  const rehearsal = record.service.rehearsal;
  const madeBy = rehearsal ? null : (findModel(record.model)?.name ?? record.model);
  const ids = request.inputs.map(({ parent, sha256, web }) =>
    parent !== null
      ? documentId(parent.editId, parent.index)
      : // Nobody here knows the hash of what was fetched there.
        web?.unseen === true
        ? withoutQuery(web.address)
        : `sha256:${sha256}`,
  );
  const properties = [
    language('dc:description', instruction),
    bag('dc:subject', organised.tags),
    simple('xmp:CreatorTool', program),
    simple('xmp:CreateDate', record.createdAt),
    simple('photoshop:DateCreated', record.createdAt),
    organised.flag === 'reject' ? simple('xmp:Rating', '-1') : organised.stars === 0 ? '' : simple('xmp:Rating', String(organised.stars)),
    // digiKam takes no rating for a reject.
    simple('digiKam:PickLabel', pickLabels[organised.flag ?? 'none']),
    simple('xmp:Label', labelName(organised.label ?? '')),
    simple('xmpMM:DocumentID', documentId(record.id, index)),
    ids[0] === undefined
      ? ''
      : `<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:documentID>${escaped(ids[0])}</stRef:documentID></xmpMM:DerivedFrom>`,
    ids.length < 2
      ? ''
      : `<xmpMM:Ingredients><rdf:Bag>${ids
          .map((id) => `<rdf:li rdf:parseType="Resource"><stRef:documentID>${escaped(id)}</stRef:documentID></rdf:li>`)
          .join('')}</rdf:Bag></xmpMM:Ingredients>`,
    language('Iptc4xmpCore:AltTextAccessibility', shortened(instruction)),
    simple('Iptc4xmpExt:DigitalSourceType', digitalSourceType(record, origin)),
    rehearsal ? '' : simple('Iptc4xmpExt:AIPromptInformation', instruction),
    simple('Iptc4xmpExt:AISystemUsed', madeBy ?? ''),
    rehearsal ? '' : simple('Iptc4xmpExt:AISystemVersionUsed', record.model),
    simple('kontext:Record', own ?? ''),
  ];
  const declared = Object.entries(namespaces)
    .filter(([prefix]) => properties.some((property) => property.includes(`<${prefix}:`)))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${declared}>`,
    ...properties.filter((property) => property !== ''),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** Photo programs know the colours by their English names with a capital, and no others. */
function labelName(label: string): string {
  return (labels as readonly string[]).includes(label) ? label.slice(0, 1).toUpperCase() + label.slice(1) : label;
}

const documentId = (editId: string, index: number): string => `kontext-studio:${editId}/${index + 1}`;

function simple(name: string, value: string): string {
  return value === '' ? '' : `<${name}>${escaped(value)}</${name}>`;
}

function language(name: string, value: string): string {
  return value === '' ? '' : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></${name}>`;
}

function bag(name: string, values: readonly string[]): string {
  return values.length === 0
    ? ''
    : `<${name}><rdf:Bag>${values.map((value) => `<rdf:li>${escaped(value)}</rdf:li>`).join('')}</rdf:Bag></${name}>`;
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= altLetters ? text : `${letters.slice(0, altLetters - 1).join('')}…`;
}

/** XML forbids most control characters even when escaped: they are left out. A lone carriage return would be read as a line feed. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
  );
}
