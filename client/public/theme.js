// Applies the stored theme before the first paint, which a module would miss. See preferences/theme.ts.
try {
  const theme = localStorage.getItem('zhenjian:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without a store, the theme follows the system.
}
