/** End of a sentence or clause, optionally followed by closing marks: a line that lacks it may go on in the next. */
export const SENTENCE_END = /[。！？；…：:;!?][”’」』》）)]*$/;
