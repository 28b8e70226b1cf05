/** The MCP server for assistants, over whichever transport: its name, its instructions, its tools. */
import { McpServer } from '@modelcontextprotocol/server';
import { NOTICE } from './answers.ts';
import type { Api } from './api-client.ts';
import { addTools } from './tools.ts';

const INSTRUCTIONS = [
  '镇鉴：中国乡镇及各级政府的报告，逐字检索、并排对比、引用、核对引文，查一段话谁先写的。',
  NOTICE,
  '引用只用检索或阅读得到的原文，写完后用 verify_quotations 核对；库中没有的，不要当作引文写出。',
].join('\n');

export function mcpServer(api: Api): McpServer {
  const server = new McpServer(
    { name: 'zhenjian', title: '镇鉴', version: '1' },
    { instructions: INSTRUCTIONS, capabilities: { tools: {} } },
  );
  addTools(server, api);
  return server;
}
