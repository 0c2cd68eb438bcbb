/**
 * YouScan, which listens to blogs, news and reviews on behalf of the house. The secret stands in the address as basic
 * authorization, which its page sends on. Fields that say nothing are left out; the text and author of posts on X are.
 * Facts: the public mirror of its OpenAPI description, webhook "mention found". An answer may take four minutes.
 */
import { mappedChannel } from '../mapped'

export const youscan = mappedChannel({
  name: 'youscan',
  key: ['topicId', 'mentionId'],
  events: [
    {
      is: ['mention'],
      rule: {
        kind: 'mention',
        fields: {
          id: ['mentionId'],
          occurredAt: ['published', 'addedAt'],
          name: ['author.name'],
          avatarUrl: ['author.avatarUrl'],
          text: ['text', 'fullText', 'title'],
          language: ['language'],
          url: ['url'],
        },
        isHtml: true,
        unless: 'spam',
        repostIf: { at: 'postType', is: 'repost' },
      },
    },
  ],
})
