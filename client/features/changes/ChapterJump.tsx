import { changesMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { changes } from './changes.ts';

/** The id of a chapter on the page. */
export const chapterId = (at: number): string => `chapter-${at}`;

/** A list of the chapters with how much changed in each, which leads to them. */
export function ChapterJump() {
  const rows = changes.rows.value;
  const words = changesMessages;
  if (rows.length < 2) return null;
  return (
    <label class="chapter-jump">
      <span class="unseen">{messages.compare.jump}</span>
      <select
        class="field"
        value=""
        onChange={(event) => {
          document.getElementById(event.currentTarget.value)?.scrollIntoView({ block: 'start' });
          // Back to its name, so that the same chapter can be chosen again.
          event.currentTarget.value = '';
        }}
      >
        <option value="">{messages.compare.jump}</option>
        {rows.map(({ section, heading, changed, alone }, at) => (
          <option key={at} value={chapterId(at)} lang="zh-Hans">
            {words.chapter(heading || (section ? messages.sections[section] : ''), changed, alone)}
          </option>
        ))}
      </select>
    </label>
  );
}
