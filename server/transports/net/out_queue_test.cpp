#include "server/transports/net/out_queue.hpp"

#include <string>

namespace banter::transports {
namespace {

using core::FrameKind;

std::string all_of(const OutQueue& queue) {
  std::string joined(1'000'000, '\0');
  joined.resize(queue.join(joined));
  return joined;
}

OutQueue filled() {
  OutQueue queue;
  queue.push(make_frame("{1}"), FrameKind::reply, false);
  queue.push(make_frame("{2}"), FrameKind::event, false);
  queue.push(make_frame("{3}"), FrameKind::droppable, false);
  queue.push(make_frame("{4}"), FrameKind::event, false);
  queue.push(make_frame("{5}"), FrameKind::reply, false);
  return queue;
}

TEST(OutQueue, FirstInFirstOutInPiecesAndJoined) {
  OutQueue queue = filled();
  EXPECT_EQ(all_of(queue), "{1}\n{2}\n{3}\n{4}\n{5}\n");
  std::array<iovec, 3> pieces{};
  EXPECT_EQ(queue.gather(pieces), 3U);
  EXPECT_EQ(std::string(static_cast<char*>(pieces[2].iov_base), pieces[2].iov_len), "{3}\n");
  queue.sent(6);
  EXPECT_EQ(all_of(queue), "}\n{3}\n{4}\n{5}\n");
  EXPECT_EQ(queue.gather(pieces), 3U);
  EXPECT_EQ(std::string(static_cast<char*>(pieces[0].iov_base), pieces[0].iov_len), "}\n");
  std::string little(3, '\0');
  EXPECT_EQ(queue.join(little), 3U);
  EXPECT_EQ(little, "}\n{");
  queue.sent(14);
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.event_bytes() + queue.reply_bytes(), 0U);
}

TEST(OutQueue, CountsWhatWaits) {
  OutQueue queue = filled();
  EXPECT_EQ(queue.reply_bytes(), 8U);
  EXPECT_EQ(queue.event_bytes(), 12U);
  queue.sent(8);
  EXPECT_EQ(queue.reply_bytes(), 4U);
  EXPECT_EQ(queue.event_bytes(), 8U);
  queue.push(make_frame("{6}"), FrameKind::event, true);
  EXPECT_EQ(queue.event_bytes(), 13U);
}

TEST(OutQueue, DropsWhatHasNotBegunToLeave) {
  OutQueue queue = filled();
  queue.drop_droppable();
  EXPECT_EQ(all_of(queue), "{1}\n{2}\n{4}\n{5}\n");
  queue.sent(5);
  queue.drop_events();
  EXPECT_EQ(all_of(queue), "2}\n{5}\n") << "half of the second has gone";
  EXPECT_EQ(queue.event_bytes(), 4U);
}

TEST(OutQueue, KeepsWhatTlsHasSeen) {
  OutQueue queue = filled();
  queue.pin(9);
  queue.drop_events();
  EXPECT_EQ(all_of(queue), "{1}\n{2}\n{3}\n{5}\n");
  queue.sent(9);
  queue.drop_events();
  EXPECT_EQ(all_of(queue), "3}\n{5}\n") << "what was pinned has been sent, and the third has begun to leave";
}

TEST(OutQueue, NeverGrowsWithTime) {
  OutQueue queue;
  const core::Frame frame = make_frame("{}");
  queue.push(frame, FrameKind::event, false);
  for (int i = 0; i < 100'000; ++i) {
    queue.push(frame, FrameKind::event, false);
    queue.sent(3);
  }
  EXPECT_EQ(all_of(queue), "{}\n");
  EXPECT_FALSE(queue.is_big() && frame.use_count() > 3);
  EXPECT_EQ(frame.use_count(), 2);
  queue.clear();
  EXPECT_EQ(frame.use_count(), 1);
}

TEST(FrameBytes, ServeLinesAndWebSocketsAlike) {
  for (const std::size_t size : {2U, 125U, 126U, 65'535U, 65'536U, 300'000U}) {
    const std::string json(size, 'x');
    const core::Frame frame = make_frame(json);
    EXPECT_EQ(frame->text(), json);
    EXPECT_EQ(frame->line(), json + "\n");
    EXPECT_EQ(frame->message().size(), size + (size < 126 ? 2 : size < 65'536 ? 4 : 10));
    EXPECT_TRUE(frame->message().ends_with(json));
    EXPECT_EQ(frame->message().front(), '\x81');
  }
  const core::Frame raw = make_raw_frame("raw");
  EXPECT_EQ(raw->line(), "raw");
  EXPECT_EQ(raw->message(), "raw");
}

}  // namespace
}  // namespace banter::transports
