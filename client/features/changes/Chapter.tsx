import type { ComponentChildren } from 'preact';
import { changesMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { chapterId } from './ChapterJump.tsx';
import type { ChapterRows } from './change-rows.ts';

interface Props {
  readonly chapter: ChapterRows;
  readonly at: number;
  /** The kind of section of the chapter before. */
  readonly before: ChapterRows | undefined;
  readonly children: ComponentChildren;
}

/** A chapter under its heading, and under that of its section where one begins. */
export function Chapter({ chapter: { section, heading, alone }, at, before, children }: Props) {
  const words = changesMessages;
  return (
    <section id={chapterId(at)} class="changes-chapter">
      {section && section !== before?.section && <h2>{messages.sections[section]}</h2>}
      {heading !== '' && (
        <h3>
          <span lang="zh-Hans">{heading}</span>
          {alone && <small class="aside">{words.alone[alone]}</small>}
        </h3>
      )}
      {children}
    </section>
  );
}
