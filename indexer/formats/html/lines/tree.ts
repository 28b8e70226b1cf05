/** Parses HTML into a tree by the rules that browsers follow, with a few helpers for walking the tree. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/**
 * Maximum elements of a page. parse5 8.1 takes linear time at any depth (a million nested divs: 0.8 s), but
 * the standard requires unclosed formatting elements to be reopened in every later paragraph
 * (`<p><font color=…>` 10,000 times gives 50 million elements). A long report saved from Word has about 30,000
 * elements. An element takes about 1 KB.
 */
const MAX_ELEMENTS = 310_000;

/** @throws Error with one Chinese sentence where the page has too many elements to hold in memory */
export function parsePage(html: string): ParentNode {
  let elements = 0;
  return parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        if (++elements > MAX_ELEMENTS) {
          throw new Error(
            `网页的标签超过 ${MAX_ELEMENTS} 个，不像真实的网页；请在浏览器中打开，把正文复制为文本文件`,
          );
        }
        return defaultTreeAdapter.createElement(name, namespace, attributes);
      },
    },
  });
}

export function isElement(node: ChildNode | ParentNode): node is Element {
  return 'tagName' in node;
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** All descendants in document order. Iterative, because pages may nest deeper than the call stack. */
export function* descendants(root: ParentNode): Generator<ChildNode> {
  const open: { readonly nodes: readonly ChildNode[]; next: number }[] = [
    { nodes: root.childNodes, next: 0 },
  ];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.nodes[level.next++];
    if (node === undefined) {
      open.pop();
      continue;
    }
    yield node;
    if ('childNodes' in node) open.push({ nodes: node.childNodes, next: 0 });
  }
}
