/** Route of the health check. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type HealthAnswer, healthAnswer } from '../contract/health.ts';
import { apiRoutes, getRoute } from './api.ts';

export function healthRoutes(health: () => HealthAnswer): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(getRoute('/api/health', '服务与索引的状态', healthAnswer), (c) => c.json(health()));
  return routes;
}
