// The chosen theme, before anything is painted: a module would come after the first paint. See models/theme.ts.
try {
  const theme = localStorage.getItem('zhenjian:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without a store the system decides.
}
