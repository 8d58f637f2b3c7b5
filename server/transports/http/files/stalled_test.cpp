#include <string>

#include "server/transports/testing/files_client.hpp"

// Files and clients that are slow, or go away, and a server that stops.
namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::ask_files;
using testing::Client;
using testing::creation;
using testing::download;
using testing::login;
using testing::MemoryBlobs;
using testing::noise;
using testing::offset_of;
using testing::patch;
using testing::patch_head;
using testing::ping;
using testing::pong;
using testing::store_file;
using testing::test_options;
using testing::TestServer;
using testing::TimeFlies;
using testing::wait_for;

TEST(StalledFiles, AnUploadThatRestsHoldsNoMemory) {
  TestServer server;
  ask_files(server, creation(1'000'000));
  Client client(server.port);
  client.send(patch_head("f1", 0, 1'000'000) + noise(400'000));
  wait_for([&] { return server.blobs.uploaded("f1").value_or("").size() == 400'000; });
  wait_for([&] { return server.blobs.chunks_out() == 0; });
  client.send(noise(600'000));
  EXPECT_EQ(answer(client).status(), "204");
}

TEST(StalledFiles, WithoutMemoryAnUploadWaitsForSome) {
  TestServer server;
  server.blobs.let_chunks(0);
  ask_files(server, creation(500'000));
  const std::string bytes = noise(500'000);
  Client client(server.port);
  std::thread writer([&] { client.send(patch("f1", 0, bytes)); });
  server.core.wait_until([](const auto& seen) { return seen.requests.size() == 2; });
  Client witness(server.port);
  EXPECT_EQ(witness.ask(ping), pong);
  EXPECT_EQ(server.blobs.appends(), 0U);
  server.blobs.let_chunks(1);
  server.blobs.tell_of_memory();
  EXPECT_EQ(answer(client).status(), "204");
  writer.join();
  EXPECT_TRUE(ask_files(server, download("f1")).body == bytes);
}

TEST(StalledFiles, WhatTheDiskHasNotTakenStaysWithTheClient) {
  TestServer server;
  ask_files(server, creation(50'000'000));
  Client client(server.port);
  client.send(patch_head("f1", 0, 50'000'000) + "x");
  wait_for([&] { return server.blobs.is_busy("f1"); });
  server.blobs.hold();
  const std::string bytes = noise(49'999'999);
  std::thread writer([&] { client.send(bytes); });
  wait_for([&] { return server.blobs.chunks_out() == 2; });
  for (int i = 0; i < 50; ++i) {
    Client witness(server.port);
    EXPECT_EQ(witness.ask(ping), pong);
    server.clock.advance(5'000);
  }
  EXPECT_EQ(server.blobs.chunks_out(), 2U);
  server.blobs.release();
  EXPECT_EQ(answer(client).status(), "204") << "the client is not to blame";
  writer.join();
  EXPECT_EQ(server.blobs.most_chunks_out(), 2U);
}

TEST(StalledFiles, AnUploadThatFlowsMayTakeLong) {
  TestServer server;
  ask_files(server, creation(300'000));
  Client client(server.port);
  client.send(patch_head("f1", 0, 300'000));
  const std::string bytes = noise(300'000);
  Client witness(server.port);
  witness.ask(login);
  for (std::size_t sent = 0; sent < 300'000; sent += 10'000) {
    client.send(bytes.substr(sent, 10'000));
    if (sent + 10'000 == 300'000) break;  // it is a file in a moment, and no upload
    wait_for([&] { return server.blobs.uploaded("f1").value_or("").size() == sent + 10'000; });
    server.clock.advance(9'000);
    EXPECT_EQ(witness.ask(ping), pong);
  }
  EXPECT_EQ(answer(client).status(), "204") << "after four minutes";
}

TEST(StalledFiles, AnUploadThatDripsIsEndedAndKept) {
  TestServer server;
  ask_files(server, creation(100'000));
  Client client(server.port);
  client.send(patch_head("f1", 0, 100'000) + noise(5'000));
  wait_for([&] { return server.blobs.uploaded("f1").value_or("").size() == 5'000; });
  const TimeFlies flying(server.clock);
  EXPECT_EQ(answer(client).status(), "408");
  EXPECT_EQ(client.rest(), "");
  EXPECT_EQ(ask_files(server, offset_of("f1")).field("Upload-Offset"), "5000");
}

// However fast it was before.
TEST(StalledFiles, AnUploadThatStopsIsEndedWithinAMinute) {
  TestServer server;
  ask_files(server, creation(10'000'000));
  Client client(server.port);
  client.send(patch_head("f1", 0, 10'000'000) + noise(9'000'000));
  wait_for([&] { return server.blobs.uploaded("f1").value_or("").size() == 9'000'000; });
  Client witness(server.port);
  witness.ask(login);
  for (int i = 0; i < 50; ++i) {
    server.clock.advance(1'000);
    EXPECT_EQ(witness.ask(ping), pong);
  }
  EXPECT_TRUE(server.blobs.is_busy("f1")) << "it may rest for a while";
  const base::Millis before = server.clock.steady();
  const TimeFlies flying(server.clock);
  EXPECT_EQ(answer(client).status(), "408");
  EXPECT_LT(server.clock.steady() - before, 60'000);
}

TEST(StalledFiles, ADownloadThatRestsIsEndedAfterAWhile) {
  TestServer server;
  const std::string id = store_file(server, noise(20'000'000));
  Client client(server.port, "127.0.0.1", 4096);
  client.send(download(id));
  EXPECT_EQ(client.until("\r\n").substr(9, 3), "200");
  const TimeFlies flying(server.clock);
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == seen.connected.size(); });
}

TEST(StalledFiles, ADownloadOfASlowDiskIsFetchedFirst) {
  TestServer server;
  const std::string bytes = noise(5'000'000);
  const std::string id = store_file(server, bytes);
  server.blobs.set_disk(MemoryBlobs::Disk::slow);
  Client client(server.port);
  client.send(download(id) + download(id, "Range: bytes=-10\r\n"));
  EXPECT_TRUE(answer(client).body == bytes);
  EXPECT_EQ(answer(client).body, bytes.substr(bytes.size() - 10));
  EXPECT_GE(server.blobs.fetches(), 6U);
}

// The disk may work for long; that is no fault of the client.
TEST(StalledFiles, ADownloadWaitsForTheDisk) {
  TestServer server;
  const std::string bytes = noise(3'000'000);
  const std::string id = store_file(server, bytes);
  server.blobs.set_disk(MemoryBlobs::Disk::slow);
  server.blobs.settle();
  server.blobs.hold();
  Client client(server.port);
  client.send(download(id));
  EXPECT_EQ(client.until("\r\n").substr(9, 3), "200");
  for (int i = 0; i < 50; ++i) {
    Client witness(server.port);
    EXPECT_EQ(witness.ask(ping), pong);
    server.clock.advance(5'000);
  }
  server.blobs.release();
  client.until("\r\n\r\n");
  EXPECT_TRUE(client.exactly(bytes.size()) == bytes);
}

TEST(StalledFiles, ADownloadThatCannotBeReadOnIsCutOff) {
  TestServer server;
  const std::string id = store_file(server, noise(1'000'000));
  server.blobs.set_disk(MemoryBlobs::Disk::broken);
  Client client(server.port);
  client.send(download(id));
  EXPECT_EQ(client.until("\r\n").substr(9, 3), "200");
  client.until("\r\n\r\n");
  EXPECT_LT(client.rest().size(), 1'000'000U);
}

TEST(StalledFiles, MessagesAreNotHeldUp) {
  TestServer server;
  const std::string bytes = noise(30'000'000);
  const std::string id = store_file(server, bytes);
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] { EXPECT_EQ(ask_files(server, download(id)).body.size(), bytes.size()); });
  Client witness(server.port);
  for (int i = 0; i < 200; ++i)
    EXPECT_EQ(witness.ask(ping), pong);
  for (auto& reader : readers)
    reader.join();
}

TEST(StalledFiles, AStopEndsAnUploadAndKeepsIt) {
  TestServer server;
  ask_files(server, creation(1'000'000));
  Client client(server.port);
  client.send(patch_head("f1", 0, 1'000'000) + noise(5'000));
  wait_for([&] { return server.blobs.uploaded("f1").value_or("").size() == 5'000; });
  std::thread stopping([&] { server.server.stop(5'000); });
  const Answer got = answer(client);
  EXPECT_EQ(got.status(), "503");
  EXPECT_EQ(got.field("Connection"), "close");
  client.close();
  stopping.join();
  EXPECT_EQ(server.blobs.uploaded("f1").value_or("").size(), 5'000U);
  EXPECT_FALSE(server.blobs.is_busy("f1"));
}

// Everything is there: the answer is worth a moment.
TEST(StalledFiles, AStopWaitsForAWholeUpload) {
  TestServer server;
  ask_files(server, creation(5));
  Client client(server.port);
  client.send(patch_head("f1", 0, 5) + "Hell");
  wait_for([&] { return server.blobs.uploaded("f1") == "Hell"; });
  server.blobs.hold();
  client.send("o");
  wait_for([&] { return server.blobs.chunks_out() == 1; });
  Client witness(server.port);
  witness.ask(login);
  std::thread stopping([&] { server.server.stop(60'000); });
  EXPECT_THAT(witness.line(), ::testing::HasSubstr("bye"));
  server.blobs.release();
  const Answer got = answer(client);
  EXPECT_EQ(got.status(), "204");
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  EXPECT_EQ(got.field("Connection"), "close");
  client.close();
  witness.close();
  stopping.join();
}

TEST(StalledFiles, AStopCutsADownload) {
  TestServer server;
  const std::string id = store_file(server, noise(50'000'000));
  Client client(server.port, "127.0.0.1", 4096);
  client.send(download(id));
  EXPECT_EQ(client.until("\r\n").substr(9, 3), "200");
  std::thread stopping([&] { server.server.stop(5'000); });
  EXPECT_LT(client.rest().size(), 50'000'000U);
  client.close();
  stopping.join();
}

// Nor does it begin one.
TEST(StalledFiles, AStopGivesNoMoreFiles) {
  TestServer server;
  const std::string id = store_file(server, noise(1'000));
  Client witness(server.port);
  witness.ask(login);
  const std::size_t before = server.core.seen().requests.size();
  server.core.hold();
  Client client(server.port);
  client.send(download(id));
  server.core.wait_until([&](const auto& seen) { return seen.requests.size() > before; });
  std::thread stopping([&] { server.server.stop(60'000); });
  EXPECT_THAT(witness.line(), ::testing::HasSubstr("bye"));
  server.core.release();
  EXPECT_EQ(answer(client).status(), "503");
  client.close();
  witness.close();
  stopping.join();
}

TEST(StalledFiles, ASessionThatEndsTakesItsDownloadsAlong) {
  TestServer server;
  const std::string id = store_file(server, noise(50'000'000));
  Client client(server.port, "127.0.0.1", 4096);
  client.send(download(id));
  EXPECT_EQ(client.until("\r\n").substr(9, 3), "200");
  const core::ConnectionId connection = server.core.latest();
  server.core.run(
      [&](core::SessionHost& host) { host.close(connection, host.encode_event(protocol::ByeEvent{})); });
  EXPECT_LT(client.rest().size(), 50'000'000U);
}

// What is called back when nobody waits any more finds nobody.
TEST(StalledFiles, WhatComesTooLateIsForNobody) {
  TestServer server;
  ask_files(server, creation(100));
  const std::string file = store_file(server, noise(1'000));
  server.blobs.set_disk(MemoryBlobs::Disk::slow);
  server.blobs.settle();
  server.blobs.hold();
  for (const std::string& text : {patch("f1", 0, "Hello"), offset_of("f1"), download(file)}) {
    const std::size_t before = server.core.seen().connected.size();
    Client client(server.port);
    client.send(text);
    server.core.wait_until([&](const auto& seen) { return seen.connected.size() > before; });
    client.reset();
  }
  server.blobs.release();
  server.core.wait_until([](const auto& seen) { return seen.disconnected.size() == seen.connected.size(); });
  EXPECT_EQ(ask_files(server, creation(5)).status(), "201");
}

}  // namespace
}  // namespace banter::transports
