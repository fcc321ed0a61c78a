// What has been validated so far: counted, kept until it is requested, and each violation written to stdout as it is found.

// Writing to a pipe that is not read blocks the whole process once the pipe is full. What is written stays below the
// smallest usual pipe; the report has the rest.
const outputLimit = 48 * 1024;

export function createReport() {
  let written = 0;
  let content = empty();

  function write(line) {
    const text = `${JSON.stringify(line)}\n`;
    if (written > outputLimit) return;
    written += Buffer.byteLength(text);
    process.stdout.write(written > outputLimit ? '{"truncated":true}\n' : text);
  }

  function add({ operation, violations }) {
    content.exchanges += 1;
    if (operation) content.operations[operation] = (content.operations[operation] ?? 0) + 1;
    content.violations.push(...violations);
    for (const violation of violations) write({ violation });
  }

  function handle(request, response) {
    const body = JSON.stringify(content);
    if (['POST', 'DELETE'].includes(request.method)) content = empty();
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  }

  return { announce: write, add, handle };
}

const empty = () => ({ exchanges: 0, operations: {}, violations: [] });
