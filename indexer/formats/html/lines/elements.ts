/** Derives from tag, class, id and style how an element affects the text inside it. */
import { attribute, type Element } from './tree.ts';

/** Never rendered, or rendered without text that belongs to the page. */
const UNSEEN = new Set(
  'head script style noscript template title meta link iframe object embed svg audio video canvas map datalist textarea rp rt'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd dir menu table caption thead tbody tfoot tr td th section article main header footer nav aside hgroup address blockquote center form fieldset legend figure figcaption details summary pre listing xmp hr select option optgroup button'.split(
    ' ',
  ),
);
const PREFORMATTED = new Set(['pre', 'listing', 'xmp']);
/** Blocks that are part of a text and never the box around it. */
const PIECES = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd tr caption thead tbody tfoot hr option button'.split(' '),
);
const NAVIGATION_TAGS = new Set(['nav', 'footer', 'aside', 'select', 'button']);

/** Ids and classes that the publishing systems of Chinese governments give the box of an article's text. */
const TEXT_BOX =
  /^(?:zoom|zoomcon|zoomcontent|trs_editor|trs_ueditor|trs_editor_view|ucap-?content|vsb_content\w*|v_news_content|wp_articlecontent|js_content|pages_content|article-?_?(?:content|body|text)|articlecontent|art_?con(?:tent)?|artibody|bodylabel|news_?content|xxgk_?content|conttext|maintext)$/i;
/** Words in the ids and classes of the boxes around an article. */
const NAVIGATION =
  /(?:^|[\s_-])(?:(?:top|main|sub|left|right|side)?nav(?:bar|igation|i)?|menus?|(?:bread)?crumb\w*|bread|position|location|dqwz|weizhi|(?:page)?foot(?:er)?|copyright|(?:bd)?share\w*|print|relate[ds]?|relevant|recommend|sidebar|toolbar|pag(?:er|ination|ing)|log(?:in|o)|search(?:box|bar)?|ewm|qrcode|xglj|xgyd|friendlinks?|yqlj)\d*(?=$|[\s_-])/i;
const TITLE =
  /(?:^|[\s_-])(?:(?:article|art|news|content|con|detail|info|main|page|xl|xxgk|ar)?-?_?(?:title|tit|bt|biaoti)|rich_media_title)\d*(?=$|[\s_-])/i;
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
const INDENT = /(?:^|;)\s*text-indent\s*:\s*(-?[\d.]+)/i;
const KEEPS_SPACE = /(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\s*(?:;|$)/i;

export interface ElementTraits {
  readonly block: boolean;
  /** Whether the element can hold a whole article. */
  readonly box: boolean;
  readonly textBox: boolean;
  readonly navigation: boolean;
  readonly title: boolean;
  /** 1 to 6 for headings. */
  readonly heading: number | null;
  readonly preformatted: boolean;
  readonly linked: boolean;
  /** Whether its style indents first lines; null if its style does not set `text-indent`. */
  readonly indent: boolean | null;
}

/** null if the content of the element is invisible. */
export function traitsOf(element: Element): ElementTraits | null {
  const { tagName } = element;
  if (UNSEEN.has(tagName) || attribute(element, 'hidden') !== null) return null;
  const style = attribute(element, 'style') ?? '';
  const names = [attribute(element, 'id') ?? '', ...(attribute(element, 'class') ?? '').split(/\s+/)];
  const textBox = names.some((name) => TEXT_BOX.test(name)) || tagName === 'ucapcontent';
  // WeChat pages hide their text box until a script has run.
  if (HIDDEN.test(style) && !textBox) return null;
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  const block = BLOCKS.has(tagName) || /(?:^|;)\s*display\s*:\s*block/i.test(style);
  const indent = INDENT.exec(style)?.[1];
  return {
    block: block || textBox || tagName === 'ucaptitle',
    box: (block || textBox) && !PIECES.has(tagName),
    textBox,
    navigation: !textBox && (NAVIGATION_TAGS.has(tagName) || names.some((name) => NAVIGATION.test(name))),
    title: heading === '1' || tagName === 'ucaptitle' || names.some((name) => TITLE.test(name)),
    heading: heading === undefined ? null : Number(heading),
    preformatted: PREFORMATTED.has(tagName) || KEEPS_SPACE.test(style),
    linked: tagName === 'a' && attribute(element, 'href') !== null,
    indent: indent === undefined ? null : Number(indent) > 0,
  };
}
