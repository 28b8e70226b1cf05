import { messages } from '../messages/messages.ts';
import { Seal } from '../ui/Seal.tsx';
import { useTitle } from '../ui/useTitle.ts';

export function NotFound() {
  useTitle(messages.notFound.title);
  return (
    <main id="main" class="notfound stack">
      <Seal />
      <h1>{messages.notFound.title}</h1>
      <p>{messages.notFound.text}</p>
      <p>
        <a href="/">{messages.notFound.home}</a>
      </p>
    </main>
  );
}
