/** Exit code of the container's health check: 0 while the server and its engine, or some of several, answer. */
try {
  const response = await fetch(`http://127.0.0.1:${process.env.PORT ?? 5170}/api/health`);
  const { status } = await response.json();
  process.exitCode = ['ok', 'partial'].includes(status) ? 0 : 1;
} catch {
  process.exitCode = 1;
}
