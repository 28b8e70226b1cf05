import { words } from '../words.ts';
import { Seal } from './Seal.tsx';
import { useTitle } from './useTitle.ts';

export function NotFound() {
  useTitle(words.notFound.title);
  return (
    <main id="main" class="notfound">
      <Seal />
      <h1>{words.notFound.title}</h1>
      <p>{words.notFound.text}</p>
      <p>
        <a href="/">{words.notFound.home}</a>
      </p>
    </main>
  );
}
