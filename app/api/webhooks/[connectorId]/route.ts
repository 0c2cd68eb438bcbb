import { answerWebhook } from '../answer-webhook'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ connectorId: string }> }

export const POST = async (request: Request, { params }: Context) =>
  answerWebhook(request, (await params).connectorId)

/** Answered, so that both ways in say the same: nothing but POST, and the handshakes of some vendors. */
export { POST as DELETE, POST as GET, POST as HEAD, POST as OPTIONS, POST as PATCH, POST as PUT }
