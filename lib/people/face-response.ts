/** A face as an answer, asked anew each time, so that one that was taken away is gone at once. */
import { contentTypeOf, type Storage } from '@/lib/storage/storage'

/** 404 without a face: whether there is nobody, or nobody who agreed, is nobody's business. */
export async function faceResponse(storage: Storage, faceKey: string | null): Promise<Response> {
  const bytes = faceKey && (await storage.get(faceKey))
  if (!faceKey || !bytes) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentTypeOf(faceKey),
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
